package io.netbench.cli.report;

import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.cli.terminal.TextTable;
import io.netbench.report.RateScale;
import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What came of a session between two hosts: what each end saw, the histogram, the connections, both hosts' CPUs. */
public final class SessionReport {

    private static final int CELLS = 36;
    private static final int WIDE = 100;
    private static final String INDENT = " ";
    private static final long SHORT_NS = 1_000_000_000L;

    private final RunResult result;
    private final LinkResult link;
    private final RateFormat rates;
    private final Screen screen;
    private final boolean isWide;
    private final List<String> lines = new ArrayList<>();

    private SessionReport(RunResult result, LinkResult link, RateFormat rates, Screen screen) {
        this.result = result;
        this.link = link;
        this.rates = rates;
        this.screen = screen;
        isWide = screen.width() >= WIDE;
    }

    /**
     * The report's lines; none where the session has no figures.
     *
     * @param verbose whether it shows all connections that are known, the options of their sockets, and the congestion
     *     control of each host
     * @param rates how rates are written
     */
    public static List<String> lines(RunResult fromAnywhere, boolean verbose, RateFormat rates, Screen screen) {
        RunResult result = PlainResult.of(fromAnywhere);
        if (result.links().isEmpty() || result.links().get(0).bytes() == null) {
            return List.of();
        }
        return new SessionReport(result, result.links().get(0), rates, screen).lines(verbose);
    }

    /** The same without hosts and findings: what flowed in the direction of each link, and how evenly. */
    public static List<String> figures(RunResult fromAnywhere, boolean verbose, RateFormat rates, Screen screen) {
        RunResult result = PlainResult.of(fromAnywhere);
        List<String> lines = new ArrayList<>();
        for (LinkResult link : result.links()) {
            SessionReport report = new SessionReport(result, link, rates, screen);
            report.figures(verbose);
            lines.addAll(report.lines);
        }
        return lines;
    }

    private void figures(boolean verbose) {
        lines.add("");
        ends();
        sentAgain().forEach(lines::add);
        goodput();
        lines.add("");
        lines.addAll(new StreamTable(link, verbose, rates, screen).lines());
    }

    private List<String> lines(boolean verbose) {
        figures(verbose);
        lines.addAll(HostLines.lines(result.hosts(), screen));
        if (verbose) {
            lines.addAll(HostLines.congestion(result.hosts(), screen));
        }
        lines.addAll(TlsLines.lines(result.hosts(), screen));
        lines.addAll(SocketLines.lines(result, screen));
        lines.addAll(CeilingLines.lines(result, RateUnits.BOTH, screen));
        result.latencyUnderLoad().ifPresent(seen -> {
            lines.add("");
            lines.addAll(UnderLoadLines.lines(seen, screen));
        });
        List<String> findings = FindingLines.lines(result, screen);
        if (!findings.isEmpty()) {
            lines.add("");
            lines.addAll(findings);
        }
        return lines;
    }

    /** Each end by its own count, over the same window: what the source's kernel took, and what the sink read. */
    private void ends() {
        lines.add(INDENT + link.source() + " -> " + link.sink());
        TextTable table =
                new TextTable().left("").right("seconds").right("transfer").right("goodput");
        if (isWide) {
            table.right("");
        }
        table.right("retr");
        List<String> sender = row("sender", link.lifetime().windowSentBytes().orElse(null));
        sender.add(retransmits());
        table.row(Style.PLAIN, sender, "");
        List<String> receiver = row("receiver", link.bytes());
        receiver.add("");
        table.row(Style.STRONG, receiver, stalls());
        lines.addAll(table.lines("", screen));
    }

    private List<String> row(String end, Long bytes) {
        Long windowNs = link.windowNs();
        boolean isKnown = bytes != null && windowNs != null && windowNs > 0;
        List<String> row = new ArrayList<>(List.of(end, span(), bytes == null ? "-" : QuantityText.size(bytes)));
        row.add(isKnown ? rates.text(bytes * 1e9 / windowNs) : "-");
        if (isWide) {
            row.add(isKnown ? QuantityText.size(bytes * 1e9 / windowNs) + "/s" : "-");
        }
        return row;
    }

    /** The window on the clock of the lines above. */
    private String span() {
        Optional<Long> startNs = link.window() == RunWindow.Kind.COMMON || isWholeWindow()
                ? result.windows().stream()
                        .filter(window -> window.phase() == RunWindow.Phase.MEASURE)
                        .map(RunWindow::startNs)
                        .findFirst()
                : Optional.ofNullable(link.firstByteNs());
        Long windowNs = link.windowNs();
        if (startNs.isEmpty() || windowNs == null) {
            return "-";
        }
        String format = windowNs < SHORT_NS ? "%.3f-%.3f" : "%.2f-%.2f";
        return String.format(Locale.ROOT, format, startNs.get() / 1e9, (startNs.get() + windowNs) / 1e9);
    }

    /** A session that its client ends has a window of its own, which begins with the run's and not with its first byte. */
    private boolean isWholeWindow() {
        return result.measured()
                .map(window -> link.windowNs() != null && window.lengthNs() == link.windowNs())
                .orElse(false);
    }

    private String retransmits() {
        TcpSummary tcp = link.tcp().source();
        return tcp == null || tcp.retransmits() == null ? "-" : QuantityText.count(tcp.retransmits());
    }

    /** What there is to know of segments that were sent again. */
    private List<String> sentAgain() {
        TcpSummary tcp = link.tcp().source();
        if (tcp == null || tcp.retransmits() == null) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        long needless = Math.min(tcp.retransmits(), tcp.spuriousRetransmits().orElse(0L));
        if (needless > 0) {
            parts.add("%s of %s needless; what was sent again had arrived before"
                    .formatted(QuantityText.count(needless), QuantityText.counted(tcp.retransmits(), "retransmit")));
        }
        tcp.timeouts()
                .filter(timeouts -> timeouts > 0)
                .ifPresent(timeouts -> parts.add(QuantityText.counted(timeouts, "time-out")));
        return parts.isEmpty() ? List.of() : Paragraph.ofParts(INDENT, parts, screen.width());
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
            lines.add("");
            lines.add(INDENT
                    + "goodput over %s  p1 %s  p50 %s  p99 %s %s"
                            .formatted(
                                    QuantityText.duration(smooth.tickNs()),
                                    unit.bits(smooth.p1()),
                                    unit.bits(smooth.p50()),
                                    unit.bits(smooth.p99()),
                                    unit.bitsName()));
            lines.add(INDENT
                    + "histogram  %s %s %s %s%s"
                            .formatted(
                                    unit.shortBits(scale.lowest()),
                                    Bars.of(scale.cells(smooth, CELLS), screen.unicode()),
                                    unit.shortBits(scale.highest()),
                                    unit.bitsName(),
                                    RateScale.notFrom0(unit.shortBits(scale.lowest()))));
        });
    }
}
