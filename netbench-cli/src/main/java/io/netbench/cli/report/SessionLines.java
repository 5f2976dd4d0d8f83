package io.netbench.cli.report;

import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.LinkInterval;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.result.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A session between two hosts as it goes on: a heading, and a line for each interval. */
public final class SessionLines {

    private static final String COLUMNS = "%17s  %12s  %14s  %14s  %7s";
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
                COLUMNS.formatted("interval", "transfer", "goodput", "", "retr").stripTrailing()));
        return lines;
    }

    /**
     * One interval.
     *
     * @param startNs its begin, after that of its phase
     * @param endNs its end
     * @param isWarmup whether it counts for nothing
     */
    public static String interval(long startNs, long endNs, boolean isWarmup, IntervalFigures figures, Screen screen) {
        Long retransmits = figures.byLink().stream()
                .map(LinkInterval::retransmits)
                .filter(known -> known != null)
                .findFirst()
                .orElse(null);
        double bytesPerS = figures.goodputBytesPerS();
        String line = COLUMNS.formatted(
                String.format(Locale.ROOT, "%.2f - %5.2f s", startNs / 1e9, endNs / 1e9),
                Quantity.size(figures.bytes()),
                Quantity.bitRate(bytesPerS),
                Quantity.size(bytesPerS) + "/s",
                retransmits == null ? UNKNOWN : Quantity.count(retransmits));
        return isWarmup ? screen.styled(Style.FAINT, line + "  (warm-up, not counted)") : line;
    }

    private static String load(LinkLoad load) {
        List<String> parts = new ArrayList<>();
        parts.add(load.connections() == 1 ? "1 connection" : load.connections() + " connections");
        parts.add(Quantity.size(load.blockSizeBytes()) + " blocks");
        load.rateBitsPerS().ifPresent(rate -> parts.add(Quantity.bitRate(rate / 8.0) + " offered"));
        return String.join(", ", parts);
    }

    private static String length(Schedule schedule, LinkLoad load) {
        Optional<String> time =
                schedule.durationNs().stream().mapToObj(Quantity::duration).findFirst();
        Optional<String> bytes =
                load.targetBytes().stream().mapToObj(Quantity::size).findFirst();
        String length = time.map(span -> bytes.map(size -> size + " or " + span).orElse(span))
                .or(() -> bytes)
                .orElseThrow();
        return schedule.warmupNs() > 0
                ? length + " after " + Quantity.duration(schedule.warmupNs()) + " of warm-up"
                : length;
    }
}
