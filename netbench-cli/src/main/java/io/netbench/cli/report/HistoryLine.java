package io.netbench.cli.report;

import io.netbench.analysis.CountedLinks;
import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.report.RateHistory;
import io.netbench.result.LinkResult;
import io.netbench.result.SeriesPoint;
import io.netbench.text.QuantityText;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How the goodput of all links of a load went over time, on a scale that begins at 0: when it dipped is seen there. */
final class HistoryLine {

    private static final int MOST_CELLS = 60;

    /** Columns that the words around the bars take. */
    private static final int WORDS = 30;

    private HistoryLine() {}

    static List<String> lines(LoadSection load, Screen screen) {
        List<SeriesPoint> points = CountedLinks.of(load.links()).links().stream()
                .map(LinkResult::series)
                .flatMap(List::stream)
                .toList();
        if (load.result().startNs() == null) {
            return List.of();
        }
        int most = Math.min(MOST_CELLS, screen.width() - WORDS);
        return RateHistory.Grid.of(load.result().startNs(), points, most)
                .map(grid -> lines(grid.history(points), load, screen))
                .orElse(List.of());
    }

    private static List<String> lines(RateHistory history, LoadSection load, Screen screen) {
        Rates unit = load.rates();
        double[] rates = history.bytesPerS();
        long fromNs = history.startNs() - load.originNs();
        int lowest = IntStream.range(0, rates.length)
                .reduce((one, other) -> rates[other] < rates[one] ? other : one)
                .orElseThrow();
        double highest = Arrays.stream(rates).max().orElseThrow();
        List<String> facts = List.of(
                "over time   %s %s %s"
                        .formatted(
                                instant(fromNs),
                                Bars.overTime(rates, highest, screen.unicode()),
                                instant(history.endNs() - load.originNs())),
                "%s over %s, scale from 0 to %s"
                        .formatted(unit.name(), QuantityText.duration(history.cellNs()), unit.brief(highest)),
                "lowest %s at %s".formatted(unit.brief(rates[lowest]), instant(fromNs + lowest * history.cellNs())));
        return Paragraph.ofFacts(facts, "", screen.width() - 1).stream()
                .map(line -> " " + line)
                .toList();
    }

    private static String instant(long ns) {
        return ns == 0 ? "0 s" : QuantityText.duration(ns);
    }
}
