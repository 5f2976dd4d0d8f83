package io.netbench.cli.report;

import io.netbench.cli.terminal.LoadWords;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.SilentHosts;
import io.netbench.cli.terminal.Style;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.result.RunWindow.Phase;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A session between two hosts as it goes on: a heading, and lines for each interval. They fit into 80 columns; wider screens
 * have rates in bytes too.
 */
public final class SessionLines {

    /** What all connections together are called. */
    private static final String SUM = "[SUM]";

    private static final int WIDE = 100;
    private static final long NS_PER_US = 1_000;
    private static final String UNKNOWN = "-";

    private final RunPlan plan;
    private final LinkPlan link;
    private final Screen screen;
    private final RateFormat rates;
    private final boolean isBundle;
    private final boolean tellsStreams;
    private final boolean isOfDatagrams;
    private List<String> silent = List.of();

    /** The lines of a session of one link. */
    public SessionLines(RunPlan plan, RateFormat rates, Screen screen) {
        this.plan = plan;
        this.rates = rates;
        this.screen = screen;
        link = plan.links().get(0);
        isOfDatagrams = plan.loadOf(link).protocol() == DataProtocol.UDP;
        isBundle = link.load().connections() > 1;
        tellsStreams = link.load().connections() <= StreamInterval.MOST_TOLD;
    }

    /** What is measured. */
    public List<String> heading() {
        List<String> facts = new ArrayList<>();
        facts.add(nameOf(link.source()) + " -> " + nameOf(link.sink()));
        facts.add(load(link.load()));
        facts.add(length(plan.schedule(), link.load()));
        return Paragraph.ofFacts(facts, "  ", screen.width());
    }

    /** The names of the columns. Of very many connections only sums are shown, which say so. */
    public List<String> columns() {
        boolean hasSums = isBundle && !tellsStreams;
        String names = row(
                "",
                "seconds     ",
                "transfer",
                "goodput",
                "",
                isOfDatagrams ? "lost" : "retr",
                isOfDatagrams ? "" : hasSums ? "cwnd sum" : "cwnd",
                isOfDatagrams ? "" : hasSums ? "mean rtt" : "rtt");
        return List.of("", screen.styled(Style.FAINT, names.stripTrailing()));
    }

    /**
     * One interval.
     *
     * @param phase that it lies in; what is not of the window counts for nothing
     */
    public List<String> interval(IntervalFigures figures, Phase phase) {
        List<String> lines = new ArrayList<>();
        if (!figures.silentAgents().equals(silent)) {
            silent = figures.silentAgents();
            if (!silent.isEmpty()) {
                lines.add(screen.styled(Style.WARNING, "  " + SilentHosts.text(silent)));
            }
        }
        Optional<LinkInterval> told = figures.byLink().stream().findFirst();
        List<StreamInterval> streams = told.map(LinkInterval::streams).orElse(List.of());
        if (isBundle) {
            streams.forEach(stream -> lines.add(line(
                    "[%2d]".formatted(stream.index() + 1),
                    figures,
                    stream.bytes(),
                    isOfDatagrams
                            ? List.of("", "", "")
                            : cells(stream.retransmits(), stream.congestionWindowBytes(), stream.rttUs()),
                    phase,
                    Style.PLAIN)));
        }
        boolean areAll = streams.size() == link.load().connections();
        List<String> ofSource = told.map(all -> isOfDatagrams
                        ? List.of(known(all.missing()), "", "")
                        : isBundle && areAll
                                ? List.of(known(all.retransmits()), "", "")
                                : cells(all.retransmits(), all.congestionWindowBytes(), all.rttUs()))
                .orElse(isOfDatagrams ? List.of(UNKNOWN, "", "") : cells(null, null, null));
        lines.add(line(
                isBundle ? SUM : "",
                figures,
                bytes(told.map(LinkInterval::bytes).orElse(null), streams, areAll),
                ofSource,
                phase,
                isBundle && areAll ? Style.STRONG : Style.PLAIN));
        return lines;
    }

    /** Connections are looked at a moment before their sum is; shown are figures that add up. */
    private static Long bytes(Long ofLink, List<StreamInterval> streams, boolean areAll) {
        boolean addUp = areAll && streams.stream().map(StreamInterval::bytes).allMatch(Objects::nonNull);
        return addUp ? (Long) streams.stream().mapToLong(StreamInterval::bytes).sum() : ofLink;
    }

    private String line(
            String name, IntervalFigures figures, Long bytes, List<String> ofSource, Phase phase, Style style) {
        double seconds = (figures.endNs() - figures.startNs()) / 1e9;
        String line = row(
                name,
                String.format(Locale.ROOT, "%.2f-%-6.2f", figures.startNs() / 1e9, figures.endNs() / 1e9),
                bytes == null ? UNKNOWN : QuantityText.size(bytes),
                bytes == null ? UNKNOWN : rates.text(bytes / seconds),
                bytes == null ? UNKNOWN : QuantityText.size(bytes / seconds) + "/s",
                ofSource.get(0),
                ofSource.get(1),
                ofSource.get(2));
        return switch (phase) {
            case WARMUP -> screen.styled(Style.FAINT, line + "  warm-up");
            case MEASURE -> screen.styled(style, line.stripTrailing());
            case DRAIN -> screen.styled(Style.FAINT, line + "  drain");
        };
    }

    private String row(
            String name,
            String span,
            String size,
            String rate,
            String bytesRate,
            String retransmits,
            String window,
            String roundTrip) {
        return ("%s %13s  %8s  %" + rates.width() + "s%s  %5s  %8s  %8s")
                .formatted(
                        isBundle ? " %5s".formatted(name) : "",
                        span,
                        size,
                        rate,
                        screen.width() < WIDE ? "" : "  %10s".formatted(bytesRate),
                        retransmits,
                        window,
                        roundTrip);
    }

    private static List<String> cells(Long retransmits, Long window, Long rttUs) {
        return List.of(
                known(retransmits),
                window == null ? UNKNOWN : QuantityText.size(window),
                rttUs == null ? UNKNOWN : QuantityText.duration(rttUs * NS_PER_US));
    }

    private static String known(Long count) {
        return count == null ? UNKNOWN : QuantityText.count(count);
    }

    private String nameOf(int endpoint) {
        return plan.endpoints().get(endpoint).name();
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
