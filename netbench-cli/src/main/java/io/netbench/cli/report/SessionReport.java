package io.netbench.cli.report;

import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.result.ConnectionResult;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of a session between two hosts: what each end saw, the histogram, the connections, both hosts' CPUs. */
public final class SessionReport {

    private static final int MOST_CONNECTIONS = 8;
    private static final int CELLS = 40;
    private static final String INDENT = " ";

    private final RunResult result;
    private final LinkResult link;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private SessionReport(RunResult result, Screen screen) {
        this.result = result;
        this.link = result.links().get(0);
        this.screen = screen;
    }

    /** The report's lines; none where the session has no figures. */
    public static List<String> lines(RunResult fromAnywhere, Screen screen) {
        RunResult result = PlainResult.of(fromAnywhere);
        if (result.links().isEmpty() || result.links().get(0).bytes() == null) {
            return List.of();
        }
        return new SessionReport(result, screen).lines();
    }

    private List<String> lines() {
        lines.add("");
        ends();
        goodput();
        lines.add("");
        connections();
        lines.addAll(HostLines.lines(result.hosts(), screen));
        lines.addAll(CeilingLines.lines(result, RateUnits.BOTH, screen));
        List<String> findings = FindingLines.lines(result, screen);
        if (!findings.isEmpty()) {
            lines.add("");
            lines.addAll(findings);
        }
        return lines;
    }

    /** Each end by its own count: the source's kernel takes bytes as long as there is load, the sink counts a window. */
    private void ends() {
        TextTable table = new TextTable()
                .left("")
                .left("")
                .right("transfer")
                .right("time")
                .right("goodput")
                .right("");
        List<String> sender = new ArrayList<>(List.of("sender", link.source()));
        Long sent = link.lifetime().sentBytes();
        sender.add(sent == null ? "-" : QuantityText.size(sent));
        loadNs().ifPresent(ns -> {
            sender.add(QuantityText.duration(ns));
            if (sent != null) {
                rates(sender, sent * 1e9 / ns);
            }
        });
        table.row(Style.PLAIN, sender, retransmits());
        List<String> receiver = new ArrayList<>(List.of("receiver", link.sink(), QuantityText.size(link.bytes())));
        if (link.windowNs() != null && link.goodputBytesPerS() != null) {
            receiver.add(QuantityText.duration(link.windowNs()));
            rates(receiver, link.goodputBytesPerS());
        }
        table.row(Style.STRONG, receiver, stalls());
        lines.addAll(table.lines("", screen));
    }

    private static void rates(List<String> row, double bytesPerS) {
        row.add(QuantityText.bitRate(bytesPerS));
        row.add(QuantityText.size(bytesPerS) + "/s");
    }

    /** How long the source had to send: warm-up and window, which it knows of no pause between. */
    private Optional<Long> loadNs() {
        PlanSummary plan = result.plan();
        boolean isOneStart = result.loads().get(0).bytesPerLink().isEmpty() || plan.warmupS() == 0;
        return isOneStart && link.windowNs() != null
                ? Optional.of(Math.round(plan.warmupS() * 1e9) + link.windowNs())
                : Optional.empty();
    }

    private String retransmits() {
        TcpSummary tcp = link.tcp().source();
        if (tcp == null || tcp.retransmits() == null) {
            return "";
        }
        String all = QuantityText.counted(tcp.retransmits(), "retransmit");
        long needless = Math.min(tcp.retransmits(), tcp.spuriousRetransmits().orElse(0L));
        long timeouts = tcp.timeouts().orElse(0L);
        return all
                + (needless == 0 ? "" : ", " + QuantityText.count(needless) + " needless")
                + (timeouts == 0 ? "" : ", " + QuantityText.counted(timeouts, "time-out"));
    }

    private String stalls() {
        Stalls stalls = link.stallsOfEitherEnd();
        if (stalls == null) {
            return "";
        }
        return stalls.count() == 0
                ? "no stalls"
                : "%s, longest %s"
                        .formatted(
                                QuantityText.counted(stalls.count(), "stall"),
                                QuantityText.duration(stalls.longestNs()));
    }

    private void goodput() {
        GoodputHistogram smooth = link.goodputHistogramSmooth();
        if (smooth == null || smooth.p50() == null) {
            return;
        }
        RateUnit unit = RateUnit.of(smooth.max());
        RateScale.of(List.of(smooth)).ifPresent(scale -> {
            String bars = Bars.of(scale.cells(smooth, CELLS), screen.unicode());
            lines.add("");
            lines.add(INDENT
                    + "over %s, %s:  %s %s %s   p1 %s  p50 %s  p99 %s"
                            .formatted(
                                    QuantityText.duration(smooth.tickNs()),
                                    unit.bitsName(),
                                    unit.shortBits(scale.lowest()),
                                    bars,
                                    unit.shortBits(scale.highest()),
                                    unit.bits(smooth.p1()),
                                    unit.bits(smooth.p50()),
                                    unit.bits(smooth.p99())));
        });
    }

    private void connections() {
        List<ConnectionResult> shown =
                link.connections().stream().limit(MOST_CONNECTIONS).toList();
        if (shown.isEmpty()) {
            return;
        }
        TextTable table = new TextTable().left("connection").right("transfer").right("goodput");
        table.right("retr").right("rtt").right("least").right("cwnd");
        shown.forEach(connection -> table.row(Style.PLAIN, row(connection), ""));
        lines.addAll(table.lines("", screen));
        int more = link.connectionCount() - shown.size();
        if (more > 0) {
            lines.add(INDENT + "and " + QuantityText.count(more) + " more");
        }
        lines.add("");
    }

    private List<String> row(ConnectionResult connection) {
        Long windowNs = link.windowNs();
        Long bytes = connection.bytes();
        return List.of(
                address(connection.sourceAddr(), connection.sourcePort()) + " -> "
                        + address(connection.sinkAddr(), connection.sinkPort()),
                bytes == null ? "-" : QuantityText.size(bytes),
                bytes == null || windowNs == null || windowNs == 0 ? "-" : QuantityText.bitRate(bytes * 1e9 / windowNs),
                connection.retransmits() == null ? "-" : QuantityText.count(connection.retransmits()),
                time(connection.rttUs()),
                time(connection.rttMinUs()),
                connection.cwnd() == null || connection.mss() == null
                        ? "-"
                        : QuantityText.size(connection.cwnd() * connection.mss()));
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
