package io.netbench.cli.html;

import static io.netbench.cli.html.markup.Attribute.cls;

import io.netbench.analysis.CountedLinks;
import io.netbench.cli.html.chart.AreaDrawing;
import io.netbench.cli.html.markup.Attribute;
import io.netbench.cli.html.markup.Attribute.Name;
import io.netbench.cli.html.markup.Html;
import io.netbench.cli.html.markup.Tag;
import io.netbench.cli.terminal.RateUnit;
import io.netbench.report.RateHistory;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.SeriesPoint;
import io.netbench.text.QuantityText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How goodput went over time: all links of each load together, and by a script each link that a person picks. */
final class TimeSection {

    /** Numbers that all links together may take in a page. */
    private static final int MOST_NUMBERS = 40_000;

    private static final int MOST_CELLS = 600;
    private static final int FEWEST_CELLS = 20;

    private final RunResult run;
    private final RateHistory.Grid grid;
    private final long originNs;

    private TimeSection(RunResult run, RateHistory.Grid grid) {
        this.run = run;
        this.grid = grid;
        originNs = run.measured().map(RunWindow::startNs).orElse(grid.startNs());
    }

    /** That of a run; empty where too little was measured for a course of time. */
    static Optional<TimeSection> of(RunResult run) {
        List<SeriesPoint> points = points(run.links());
        int cells = Math.max(
                FEWEST_CELLS,
                Math.min(MOST_CELLS, MOST_NUMBERS / Math.max(1, run.links().size())));
        return run.measured()
                .flatMap(window -> RateHistory.Grid.of(window.startNs(), points, cells))
                .map(grid -> new TimeSection(run, grid));
    }

    private static List<SeriesPoint> points(List<LinkResult> links) {
        return links.stream().flatMap(link -> link.series().stream()).toList();
    }

    /** Gives scripts the course of each link. */
    void addTo(ChartData data) {
        ObjectNode time = data.put("time");
        ArrayNode instants = time.putArray("t");
        int cells = grid.history(List.of()).bytesPerS().length;
        for (int cell = 0; cell < cells; cell++) {
            ChartData.add(instants, (grid.startNs() - originNs + (cell + 0.5) * grid.cellNs()) / 1e9);
        }
        RateUnit unit = unit();
        time.put("unit", unit.bitsName());
        ArrayNode links = time.putArray("s");
        for (LinkResult link : run.links()) {
            ArrayNode rates = links.addArray();
            if (!link.series().isEmpty()) {
                for (double rate : grid.history(link.series()).bytesPerS()) {
                    ChartData.add(rates, Math.round(unit.inBits(rate) * 1000) / 1000.0);
                }
            }
        }
    }

    private RateUnit unit() {
        return RateUnit.of(run.links().stream()
                .map(LinkResult::goodputBytesPerS)
                .filter(rate -> rate != null)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0));
    }

    void write(Html html) {
        for (LoadResult load : run.loads()) {
            double[] rates = grid.history(
                            points(CountedLinks.of(run.linksOf(load)).links()))
                    .bytesPerS();
            double most = Arrays.stream(rates).max().orElse(0);
            double least = Arrays.stream(rates).min().orElse(0);
            String what = run.hasSeveralLoads() ? "All links of " + load.name() : "All links";
            String words = "%s together, over %s: from %s to %s; the scale begins at 0."
                    .formatted(
                            what,
                            QuantityText.duration(grid.cellNs()),
                            QuantityText.bitRate(least),
                            QuantityText.bitRate(most));
            html.in(Tag.FIGURE, figure -> {
                figure.in(Tag.FIGCAPTION, words);
                AreaDrawing.write(figure, rates, words);
                figure.in(
                        Tag.P,
                        axis -> axis.in(Tag.SPAN, instant(grid.startNs())).in(Tag.SPAN, instant(grid.endNs())),
                        cls("axis"));
            });
        }
        html.put(
                Tag.DIV,
                cls("chart"),
                Attribute.of(Name.ID, "time-chart"),
                Attribute.of(Name.ARIA_LABEL, "goodput of the picked links over time"));
    }

    private String instant(long ns) {
        long since = ns - originNs;
        return since == 0 ? "0 s" : QuantityText.duration(since);
    }
}
