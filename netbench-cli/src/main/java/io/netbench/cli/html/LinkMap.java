package io.netbench.cli.html;

import io.netbench.cli.html.chart.HeatMap;
import io.netbench.cli.html.chart.LinkGrid;
import io.netbench.cli.html.chart.MapView;
import io.netbench.cli.html.chart.Steps;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** The map of some links of a page, with each figure that is known of them. */
final class LinkMap {

    private static final Double[] SHARES = {0.95, 0.9, 0.8, 0.6, 0.4};
    private static final Double[] OF_A_LIMIT = {0.8, 1.0, 1.5, 2.0, 4.0};
    private static final Double[] OF_THE_MEDIAN = {1.25, 1.5, 2.1, 4.0, 8.0};
    private static final Double[] LOST = {1e-5, 1e-4, 1e-3, 1e-2, 5e-2};

    private final LinkColumns columns;
    private final int[] links;
    private final LinkGrid grid;
    private final Beside beside;

    /**
     * What figures are held against.
     *
     * @param reference a phrase, such as {@code of what was expected}
     * @param meaning of it, in sentences
     * @param maxP99Ns the limit that was set; empty for none
     */
    record Beside(String reference, String meaning, OptionalDouble maxP99Ns) {}

    /**
     * A map.
     *
     * @param links their numbers in the columns
     * @param order of ends
     */
    LinkMap(LinkColumns columns, int[] links, List<String> order, Beside beside) {
        this.columns = columns;
        this.links = links.clone();
        this.beside = beside;
        grid = LinkGrid.of(names(columns.sources()), names(columns.sinks()), order);
    }

    private List<String> names(List<String> ends) {
        return Arrays.stream(links).mapToObj(ends::get).toList();
    }

    /** All links of some columns. */
    static LinkMap ofAll(LinkColumns columns, List<String> order, Beside beside) {
        return new LinkMap(columns, IntStream.range(0, columns.size()).toArray(), order, beside);
    }

    int width() {
        return grid.columns().size();
    }

    /** The number of the one link in each cell, row by row; -1 for none. */
    int[] cells() {
        return Arrays.stream(grid.links())
                .map(link -> link < 0 ? -1 : links[link])
                .toArray();
    }

    /** Whether a cell of it may stand for several links, and tells none of them. */
    boolean isFolded() {
        return grid.isFolded();
    }

    /** @param isTold whether its cells are in the data of the page */
    void write(Html html, int number, boolean isTold) {
        new HeatMap(number, grid, views(), isTold && !grid.isFolded()).write(html);
    }

    private List<MapView> views() {
        double most = Arrays.stream(links)
                .mapToDouble(columns::goodput)
                .filter(rate -> !Double.isNaN(rate))
                .max()
                .orElse(0);
        RateUnit unit = RateUnit.of(most);
        String folded = grid.isFolded()
                ? " A cell stands for hosts that follow each other, by their median; a dot marks one with a bad link in it."
                : "";
        List<MapView> views = new ArrayList<>();
        views.add(new MapView(
                "goodput, " + unit.bitsName(),
                beside.meaning() + folded,
                Steps.atLeast(QuantityText::percent, SHARES),
                link -> columns.share(links[link]),
                link -> columns.hasFailed(links[link]),
                link -> known(columns.goodput(links[link]), unit::shortBits)));
        views.add(new MapView(
                "share " + beside.reference(),
                beside.meaning() + folded,
                Steps.atLeast(QuantityText::percent, SHARES),
                link -> columns.share(links[link]),
                link -> columns.hasFailed(links[link]),
                link -> known(columns.share(links[link]), QuantityText::percent)));
        latency(folded).ifPresent(views::add);
        if (columns.knowsRetransmits()) {
            views.add(new MapView(
                    columns.lossWords(),
                    "What was lost, as a share of all; those that had arrived before are left out." + folded,
                    Steps.atMost(LinkMap::share, LOST),
                    link -> columns.lost(links[link]),
                    link -> columns.hasFailed(links[link]),
                    link -> known(columns.retransmits(links[link]), count -> QuantityText.count((long) count))));
        }
        return views;
    }

    private Optional<MapView> latency(String folded) {
        OptionalDouble median = columns.medianP99(links);
        if (median.isEmpty()) {
            return Optional.empty();
        }
        boolean hasLimit = beside.maxP99Ns().isPresent();
        double reference = beside.maxP99Ns().orElse(median.getAsDouble());
        String meaning = hasLimit
                ? "99th percentile of latency beside the limit that was set, %s."
                        .formatted(QuantityText.duration(reference))
                : "99th percentile of latency beside the median of all, %s; nothing was expected of it, so what is slow everywhere looks even."
                        .formatted(QuantityText.duration(reference));
        return Optional.of(new MapView(
                "p99",
                meaning + folded,
                Steps.atMost(times -> QuantityText.duration(times * reference), hasLimit ? OF_A_LIMIT : OF_THE_MEDIAN),
                link -> columns.p99(links[link]) / reference,
                link -> columns.hasFailed(links[link]),
                link -> known(columns.p99(links[link]), QuantityText::duration)));
    }

    /** Shares of which each step is a power of ten. */
    private static String share(double share) {
        return share >= 1e-3
                ? QuantityText.percent(share)
                : String.format(Locale.ROOT, "%.0e", share).replace("e-0", "e-");
    }

    private static String known(double value, DoubleFunction<String> words) {
        return Double.isNaN(value) ? "?" : words.apply(value);
    }
}
