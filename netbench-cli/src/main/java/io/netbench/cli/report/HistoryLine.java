package io.netbench.cli.report;

import io.netbench.analysis.CountedLinks;
import io.netbench.cli.terminal.Bars;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.LinkResult;
import io.netbench.result.SeriesPoint;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.stream.IntStream;

/** How the goodput of all links of a load went over time, on a scale that begins at 0: when it dipped is seen there. */
final class HistoryLine {

    /** Fewer are no course of time. */
    private static final int LEAST_CELLS = 3;

    private static final int MOST_CELLS = 60;

    /** Columns that the words around the bars take. */
    private static final int WORDS = 30;

    /** A year. What a damaged file has beyond it can't be reckoned with. */
    private static final long LONGEST_NS = 365 * 86_400L * 1_000_000_000L;

    private final long startNs;
    private final long cellNs;
    private final double[] rates;

    private HistoryLine(long startNs, long endNs, long cellNs, List<SeriesPoint> points) {
        this.startNs = startNs;
        this.cellNs = cellNs;
        rates = new double[(int) ceilDiv(endNs - startNs, cellNs)];
        points.forEach(this::add);
        for (int cell = 0; cell < rates.length; cell++) {
            long lengthNs = Math.min(cellNs, endNs - startNs - cell * cellNs);
            rates[cell] = rates[cell] * 1e9 / lengthNs;
        }
    }

    static List<String> lines(LoadSection load, Screen screen) {
        List<SeriesPoint> points = CountedLinks.of(load.links()).links().stream()
                .map(LinkResult::series)
                .flatMap(List::stream)
                .toList();
        if (points.isEmpty() || load.result().startNs() == null) {
            return List.of();
        }
        long startNs = load.result().startNs();
        long endNs = points.stream().mapToLong(SeriesPoint::endNs).max().orElseThrow();
        long pointNs = points.stream()
                .mapToLong(point -> point.endNs() - point.startNs())
                .max()
                .orElseThrow();
        int most = Math.min(MOST_CELLS, screen.width() - WORDS);
        long spanNs = endNs - startNs;
        if (spanNs > LONGEST_NS || spanNs <= (LEAST_CELLS - 1) * Math.max(1, pointNs) || pointNs <= 0) {
            return List.of();
        }
        long cellNs = pointNs * ceilDiv(spanNs, pointNs * most);
        return new HistoryLine(startNs, endNs, cellNs, points)
                .lines(load.rates(), startNs - load.originNs(), endNs - load.originNs(), screen);
    }

    private static long ceilDiv(long dividend, long divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /** Bytes of a point that is longer than a cell, or lies in two, are spread evenly over its time. */
    private void add(SeriesPoint point) {
        long lengthNs = point.endNs() - point.startNs();
        long fromNs = Math.max(startNs, point.startNs());
        for (int cell = (int) ((fromNs - startNs) / cellNs); cell < rates.length; cell++) {
            long cellStartNs = startNs + cell * cellNs;
            long coveredNs = Math.min(point.endNs(), cellStartNs + cellNs) - Math.max(point.startNs(), cellStartNs);
            if (coveredNs <= 0) {
                return;
            }
            rates[cell] += (double) point.bytes() * coveredNs / lengthNs;
        }
    }

    private List<String> lines(Rates unit, long fromNs, long toNs, Screen screen) {
        int lowest = IntStream.range(0, rates.length)
                .reduce((one, other) -> rates[other] < rates[one] ? other : one)
                .orElseThrow();
        double highest = IntStream.range(0, rates.length)
                .mapToDouble(cell -> rates[cell])
                .max()
                .orElseThrow();
        List<String> facts = List.of(
                "over time   %s %s %s"
                        .formatted(instant(fromNs), Bars.overTime(rates, highest, screen.unicode()), instant(toNs)),
                "%s over %s, scale from 0 to %s"
                        .formatted(unit.name(), QuantityText.duration(cellNs), unit.brief(highest)),
                "lowest %s at %s".formatted(unit.brief(rates[lowest]), instant(fromNs + lowest * cellNs)));
        return Paragraph.ofFacts(facts, "", screen.width() - 1).stream()
                .map(line -> " " + line)
                .toList();
    }

    private static String instant(long ns) {
        return ns == 0 ? "0 s" : QuantityText.duration(ns);
    }
}
