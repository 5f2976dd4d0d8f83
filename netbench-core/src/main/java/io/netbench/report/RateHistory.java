package io.netbench.report;

import io.netbench.result.SeriesPoint;
import java.util.List;
import java.util.Optional;

/**
 * How a rate went over time, in cells of one length.
 *
 * @param startNs begin of the first cell, on the run's time line
 * @param endNs end of the last one, which may be shorter
 * @param cellNs length of a cell
 * @param bytesPerS the rate in each cell
 */
@SuppressWarnings("ArrayRecordComponent")
public record RateHistory(long startNs, long endNs, long cellNs, double[] bytesPerS) {

    /** Fewer are no course of time. */
    private static final int LEAST_CELLS = 3;

    /** A year. What a damaged file has beyond it can't be reckoned with. */
    private static final long LONGEST_NS = 365 * 86_400L * 1_000_000_000L;

    /** The grid that series of a run fit: its cells are as long as the longest point, or a multiple of it. */
    public record Grid(long startNs, long endNs, long cellNs) {

        /**
         * One of at most so many cells; empty where there are too few for a course of time.
         *
         * @param startNs where it begins, on the run's time line
         */
        public static Optional<Grid> of(long startNs, List<SeriesPoint> points, int mostCells) {
            if (points.isEmpty()) {
                return Optional.empty();
            }
            long endNs = points.stream().mapToLong(SeriesPoint::endNs).max().orElseThrow();
            long pointNs = points.stream()
                    .mapToLong(point -> point.endNs() - point.startNs())
                    .max()
                    .orElseThrow();
            long spanNs = endNs - startNs;
            if (spanNs > LONGEST_NS || spanNs <= (LEAST_CELLS - 1) * Math.max(1, pointNs) || pointNs <= 0) {
                return Optional.empty();
            }
            return Optional.of(new Grid(startNs, endNs, pointNs * ceilDiv(spanNs, pointNs * mostCells)));
        }

        /** The points on it. Bytes of one that lies in two cells are spread evenly over its time. */
        public RateHistory history(List<SeriesPoint> points) {
            double[] rates = new double[(int) ceilDiv(endNs - startNs, cellNs)];
            points.forEach(point -> add(point, rates));
            for (int cell = 0; cell < rates.length; cell++) {
                long lengthNs = Math.min(cellNs, endNs - startNs - cell * cellNs);
                rates[cell] = rates[cell] * 1e9 / lengthNs;
            }
            return new RateHistory(startNs, endNs, cellNs, rates);
        }

        private void add(SeriesPoint point, double[] rates) {
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

        private static long ceilDiv(long dividend, long divisor) {
            return (dividend + divisor - 1) / divisor;
        }
    }
}
