package io.netbench.cli.series;

import io.netbench.analysis.contention.Contention;
import io.netbench.analysis.contention.LoadLoss;
import io.netbench.analysis.contention.PortFlow;
import io.netbench.analysis.contention.SharedPort;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.suite.ContentionSeries;
import io.netbench.suite.SeriesOutcome;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What loads lost to each other, before what is told of every series. */
public final class ContentionReport {

    private static final String UNKNOWN = "-";

    /** More ports than these only repeat what they say. */
    private static final int MOST_PORTS = 16;

    private ContentionReport() {}

    /** The lines of a contention's report. */
    public static List<String> lines(SeriesOutcome outcome, Screen screen) {
        Contention contention = ContentionSeries.of(outcome.runs());
        List<String> lines = new ArrayList<>(losses(contention, screen));
        if (contention.fairness().isPresent()) {
            lines.add(" fairness %s (Jain, of the parts that were kept)"
                    .formatted(QuantityText.fixed(contention.fairness().getAsDouble(), 3)));
        }
        if (!contention.ports().isEmpty()) {
            lines.add("");
            lines.addAll(ports(contention, screen));
        }
        lines.add("");
        contention.losses().stream()
                .map(ContentionSeries::sentence)
                .forEach(sentence -> lines.addAll(Paragraph.ofWords("", sentence, screen.width())));
        lines.add("");
        lines.addAll(SeriesReport.lines(outcome, screen));
        return lines;
    }

    private static List<String> losses(Contention contention, Screen screen) {
        double most = contention.losses().stream()
                .flatMap(loss -> Stream.of(loss.aloneBytesPerS(), loss.togetherBytesPerS()))
                .mapToDouble(rate -> rate.orElse(0))
                .max()
                .orElse(0);
        RateUnit unit = RateUnit.of(most);
        TextTable table =
                new TextTable().left("load").right("alone").right("together").right("kept");
        List.of("p50 alone", "together", "times", "p99 alone", "together", "times")
                .forEach(table::right);
        for (LoadLoss loss : contention.losses()) {
            table.row(
                    Style.PLAIN,
                    List.of(
                            loss.load(),
                            rate(unit, loss.aloneBytesPerS()),
                            rate(unit, loss.togetherBytesPerS()),
                            loss.kept().isPresent()
                                    ? QuantityText.percent(loss.kept().getAsDouble())
                                    : UNKNOWN,
                            time(loss.aloneP50Ns()),
                            time(loss.togetherP50Ns()),
                            times(loss.timesP50()),
                            time(loss.aloneP99Ns()),
                            time(loss.togetherP99Ns()),
                            times(loss.timesP99())),
                    "");
        }
        List<String> lines = new ArrayList<>();
        lines.add("goodput in " + unit.bitsName() + ", each load alone and beside the others");
        lines.addAll(table.lines("", screen));
        return lines;
    }

    private static List<String> ports(Contention contention, Screen screen) {
        List<SharedPort> shown = contention.ports().stream().limit(MOST_PORTS).toList();
        RateUnit unit = RateUnit.of(shown.stream()
                .mapToDouble(port -> Math.max(port.wireBytesPerS(), port.mostAloneBytesPerS()))
                .max()
                .orElse(0));
        TextTable table = new TextTable()
                .left("port")
                .right("most alone")
                .right("together")
                .left("load")
                .right("on the wire")
                .right("share");
        for (SharedPort port : shown) {
            boolean isFirst = true;
            for (PortFlow flow : port.together()) {
                table.row(
                        Style.PLAIN,
                        List.of(
                                isFirst ? (port.into() ? "into " : "out of ") + port.endpoint() : "",
                                isFirst ? unit.bits(port.mostAloneBytesPerS()) : "",
                                isFirst ? unit.bits(port.wireBytesPerS()) : "",
                                flow.load(),
                                unit.bits(flow.wireBytesPerS()),
                                QuantityText.percent(port.shareOf(flow))),
                        "");
                isFirst = false;
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add("ports that several loads needed, in " + unit.bitsName() + " on the wire (estimates)");
        lines.addAll(table.lines("", screen));
        int more = contention.ports().size() - shown.size();
        if (more > 0) {
            lines.add(" and " + QuantityText.count(more) + " more");
        }
        return lines;
    }

    private static String rate(RateUnit unit, OptionalDouble bytesPerS) {
        return bytesPerS.isPresent() ? unit.bits(bytesPerS.getAsDouble()) : UNKNOWN;
    }

    private static String time(OptionalLong ns) {
        return ns.isPresent() ? QuantityText.duration(ns.getAsLong()) : UNKNOWN;
    }

    private static String times(OptionalDouble ratio) {
        return ratio.isPresent() ? QuantityText.digits(ratio.getAsDouble()) : UNKNOWN;
    }
}
