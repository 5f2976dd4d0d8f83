package io.netbench.cli.live;

import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.TextWidth;
import java.util.List;
import java.util.stream.Stream;

/** The rows of hosts, laid out for a width. */
final class HostPane {

    private static final int RATE = 10;
    private static final int CPU = 8;
    private static final int LEAST_NAME = 8;
    private static final int MOST_NAME = 40;

    private final FittedColumns<HostRow> columns;
    private final Glyphs glyphs;
    private final int nameWidth;
    private final int width;

    HostPane(List<HostRow> hosts, Glyphs glyphs, int width) {
        this.glyphs = glyphs;
        this.width = width;
        int longest =
                hosts.stream().mapToInt(host -> host.name().length()).max().orElse(0);
        nameWidth = Math.max(LEAST_NAME, Math.min(longest, Math.min(MOST_NAME, width / 3)));
        RateUnit unit = RateUnit.of(hosts.stream()
                .flatMap(host ->
                        Stream.of(host.inBytesPerS(), host.outBytesPerS()).filter(rate -> rate != null))
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
        Room room = new Room(width - nameWidth);
        int in = room.take(RATE);
        int out = room.take(RATE);
        int host = room.take(CPU);
        int loop = room.take(CPU);
        int process = room.take(CPU);
        columns = new FittedColumns<HostRow>(glyphs)
                .left("host", nameWidth, HostRow::name)
                .right("in " + unit.bitsName(), in, row -> Cells.known(row.inBytesPerS(), unit::bits))
                .right("out " + unit.bitsName(), out, row -> Cells.known(row.outBytesPerS(), unit::bits))
                .right("CPU", host, row -> Cells.percent(row.hostCpuFraction()))
                .right("netbench", process, row -> Cells.percent(row.processCpuFraction()))
                .right("loop", loop, row -> Cells.percent(row.busiestLoopFraction()));
    }

    String heading() {
        return columns.heading();
    }

    /** A row; that of a host whose agent dropped out says why. */
    String row(HostRow host) {
        if (host.loss() == null) {
            return columns.row(host);
        }
        String name = glyphs.fitted(host.name(), nameWidth);
        String text = TextWidth.padded(name, nameWidth) + " LOST " + host.loss();
        return text.substring(0, Math.min(width, text.length()));
    }
}
