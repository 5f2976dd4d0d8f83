package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.ConnectionOptions;
import io.netbench.result.ConnectionResult;
import io.netbench.result.LinkResult;
import io.netbench.result.SocketOptions;
import io.netbench.result.SocketSettings;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The connections of a session: figures first, and addresses behind them, or below where there is no room for them. */
final class StreamTable {

    private static final int MOST = 8;
    private static final String INDENT = "       ";
    private static final int KEPT_FOR_GRANTED = 2;

    private final LinkResult link;
    private final boolean verbose;
    private final RateFormat rates;
    private final Screen screen;
    private boolean saysBuffers;

    StreamTable(LinkResult link, boolean verbose, RateFormat rates, Screen screen) {
        this.link = link;
        this.verbose = verbose;
        this.rates = rates;
        this.screen = screen;
    }

    /** The table's lines, and an empty one behind it; none where no connection is known. */
    List<String> lines() {
        List<ConnectionResult> shown = link.connections().stream()
                .limit(verbose ? Integer.MAX_VALUE : MOST)
                .toList();
        if (shown.isEmpty()) {
            return List.of();
        }
        TextTable table = new TextTable().left("").right("transfer").right("goodput");
        table.right("retr").right("rtt").right("least rtt").right("cwnd");
        shown.forEach(connection -> table.row(Style.PLAIN, row(connection), ""));
        List<String> rows = table.lines("", screen);
        List<String> lines = new ArrayList<>();
        lines.add(rows.get(0));
        for (int i = 0; i < shown.size(); i++) {
            lines.addAll(beside(rows.get(i + 1), table.width(), shown.get(i)));
            if (verbose) {
                lines.addAll(options(shown.get(i)));
            }
        }
        if (saysBuffers) {
            lines.addAll(Paragraph.ofWords(
                    INDENT,
                    "Of each buffer Linux keeps twice as much, half of it for its own bookkeeping (--json has that).",
                    screen.width()));
        }
        int more = link.connectionCount() - shown.size();
        if (more > 0) {
            lines.add(" and " + QuantityText.count(more) + " more; --json has "
                    + (link.connections().size() < link.connectionCount() ? "the worst" : "all"));
        }
        lines.add("");
        return lines;
    }

    private List<String> row(ConnectionResult connection) {
        Long windowNs = link.windowNs();
        Long bytes = connection.bytes();
        return List.of(
                "[%2d]".formatted(connection.index() + 1),
                bytes == null ? "-" : QuantityText.size(bytes),
                bytes == null || windowNs == null || windowNs == 0 ? "-" : rates.text(bytes * 1e9 / windowNs),
                connection.retransmits() == null ? "-" : QuantityText.count(connection.retransmits()),
                time(connection.rttUs()),
                time(connection.rttMinUs()),
                connection.cwnd() == null || connection.mss() == null
                        ? "-"
                        : QuantityText.size(connection.cwnd() * connection.mss()));
    }

    private List<String> beside(String row, int width, ConnectionResult connection) {
        String source = address(connection.sourceAddr(), connection.sourcePort());
        String sink = "-> " + address(connection.sinkAddr(), connection.sinkPort());
        String line = row + " ".repeat(Math.max(0, width - row.length())) + source + " " + sink;
        if (line.length() <= screen.width()) {
            return List.of(line);
        }
        List<String> lines = new ArrayList<>(List.of(row));
        lines.addAll(
                Paragraph.ofWords(INDENT, (source + " " + sink).replace("-> ", "->\u00a0"), screen.width()).stream()
                        .map(part -> part.replace('\u00a0', ' '))
                        .toList());
        return lines;
    }

    private List<String> options(ConnectionResult connection) {
        List<String> lines = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        if (connection.mss() != null) {
            segments.add("segments of " + QuantityText.count(connection.mss()) + " B");
        }
        connection
                .spuriousRetransmits()
                .ifPresent(needless -> segments.add(QuantityText.count(needless) + " needless"));
        connection.timeouts().ifPresent(timeouts -> segments.add(QuantityText.counted(timeouts, "time-out")));
        lines.addAll(Paragraph.ofParts(INDENT, segments, screen.width()));
        connection.options().flatMap(ConnectionOptions::source).ifPresent(at -> options("sender", at, lines));
        connection.options().flatMap(ConnectionOptions::sink).ifPresent(at -> options("receiver", at, lines));
        return lines;
    }

    /** What was asked for, as the kernel has it; what nobody asked for is the system's. */
    private void options(String end, SocketOptions options, List<String> lines) {
        List<String> parts = new ArrayList<>();
        SocketSettings inForce = options.inForce();
        buffer("send", options.asked().sendBufferBytes(), inForce.sendBufferBytes(), parts);
        buffer("receive", options.asked().receiveBufferBytes(), inForce.receiveBufferBytes(), parts);
        inForce.mssBytes().ifPresent(bytes -> parts.add("largest segment " + QuantityText.count(bytes) + " B"));
        inForce.congestion().ifPresent(name -> parts.add("congestion control " + name));
        inForce.dscp().ifPresent(code -> parts.add("code point " + code));
        inForce.device().ifPresent(device -> parts.add("device " + device));
        parts.addAll(SocketLines.parts(inForce));
        if (!parts.isEmpty()) {
            lines.addAll(Paragraph.ofParts(INDENT + end + ": ", parts, screen.width()));
        }
    }

    /** Linux keeps twice of what it grants, half of it for its own bookkeeping; who asked compares with the other half. */
    private void buffer(String which, Optional<Long> asked, Optional<Long> kept, List<String> parts) {
        kept.ifPresent(bytes -> {
            long granted = bytes / KEPT_FOR_GRANTED;
            boolean isLess = asked.filter(wanted -> granted < wanted).isPresent();
            String size = QuantityText.size(granted);
            parts.add(which + " buffer " + size
                    + (isLess ? " of " + QuantityText.size(asked.orElseThrow()) + " asked for" : ""));
            saysBuffers = true;
        });
    }

    private static String address(String address, Integer port) {
        if (address == null || port == null) {
            return "?";
        }
        return (address.indexOf(':') < 0 ? address : "[" + address + "]") + ":" + port;
    }

    private static String time(Long us) {
        return us == null ? "-" : QuantityText.duration(us * 1000);
    }
}
