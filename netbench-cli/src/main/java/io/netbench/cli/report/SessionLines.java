package io.netbench.cli.report;

import io.netbench.cli.terminal.LoadWords;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.Style;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.result.RunWindow.Phase;
import io.netbench.result.end.LinkInterval;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session between two hosts as it goes on: a heading, and a line for each interval. */
public final class SessionLines {

    private static final String COLUMNS = "%15s  %10s  %11s  %12s  %5s  %9s  %7s";
    private static final long NS_PER_US = 1_000;
    private static final String UNKNOWN = "-";

    private SessionLines() {}

    /** What is measured, and the names of the columns. */
    public static List<String> heading(RunPlan plan, Screen screen) {
        LinkPlan link = plan.loads().get(0).links().get(0);
        String source = plan.endpoints().get(link.source()).name();
        String sink = plan.endpoints().get(link.sink()).name();
        List<String> facts = new ArrayList<>();
        facts.add(source + " -> " + sink);
        facts.add(load(link.load()));
        facts.add(length(plan.schedule(), link.load()));
        List<String> lines = new ArrayList<>(Paragraph.ofFacts(facts, "  ", screen.width()));
        lines.add("");
        lines.add(screen.styled(
                Style.FAINT,
                COLUMNS.formatted("interval", "transfer", "goodput", "", "retr", "cwnd", "rtt")
                        .stripTrailing()));
        return lines;
    }

    /**
     * One interval.
     *
     * @param startNs its begin, after that of its phase
     * @param endNs its end
     * @param phase the phase; what is not of the window counts for nothing
     */
    public static String interval(long startNs, long endNs, Phase phase, IntervalFigures figures, Screen screen) {
        Optional<LinkInterval> link = figures.byLink().stream().findFirst();
        double bytesPerS = figures.goodputBytesPerS();
        String line = COLUMNS.formatted(
                String.format(Locale.ROOT, "%.2f-%5.2f s", startNs / 1e9, endNs / 1e9),
                QuantityText.size(figures.bytes()),
                QuantityText.bitRate(bytesPerS),
                QuantityText.size(bytesPerS) + "/s",
                link.map(LinkInterval::retransmits).map(QuantityText::count).orElse(UNKNOWN),
                link.map(LinkInterval::congestionWindowBytes)
                        .map(QuantityText::size)
                        .orElse(UNKNOWN),
                link.map(LinkInterval::rttUs)
                        .map(us -> QuantityText.duration(us * NS_PER_US))
                        .orElse(UNKNOWN));
        return switch (phase) {
            case WARMUP -> screen.styled(Style.FAINT, line + "  warm-up");
            case MEASURE -> line;
            case DRAIN -> screen.styled(Style.FAINT, line + "  drain");
        };
    }

    private static String load(LinkLoad load) {
        List<String> parts = new ArrayList<>();
        parts.add(QuantityText.counted(load.connections(), "connection"));
        parts.add(LoadWords.blocks(load.blockSizeBytes()));
        load.rateBitsPerS().ifPresent(rate -> parts.add(QuantityText.bitsPerS(rate) + " offered"));
        return String.join(", ", parts);
    }

    private static String length(Schedule schedule, LinkLoad load) {
        Optional<String> time =
                schedule.durationNs().stream().mapToObj(QuantityText::duration).findFirst();
        Optional<String> bytes =
                load.targetBytes().stream().mapToObj(QuantityText::size).findFirst();
        String length = time.map(span -> bytes.map(size -> size + " or " + span).orElse(span))
                .or(() -> bytes)
                .orElseThrow();
        return schedule.warmupNs() > 0
                ? length + " after " + QuantityText.duration(schedule.warmupNs()) + " of warm-up"
                : length;
    }
}
