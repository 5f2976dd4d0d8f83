package io.netbench.analysis.fabric;

import java.util.stream.IntStream;

/** Which of the pairs that no host or group explains are bad by themselves. */
final class BadCells {

    /** Of a metric that knows only well and bad. */
    private static final double MIDDLE = 0.5;

    /** A pair that lets nothing through is bad, however far apart the others lie, and however few there are. */
    static final double NOTHING = 1e-9;

    private final LevelMatrix matrix;
    private final PairClasses classes;
    private final OpenPairs open;
    private final double[] thresholds;

    BadCells(LevelMatrix matrix, PairClasses classes, OpenPairs open, double noise) {
        this.matrix = matrix;
        this.classes = classes;
        this.open = open;
        thresholds = new double[classes.count()];
        for (int c = 0; c < thresholds.length; c++) {
            thresholds[c] = matrix.metric() == Metric.GOODPUT
                    ? Math.max(NOTHING, SlowCells.threshold(open.levels(classes.members(), c), noise))
                    : MIDDLE;
        }
    }

    boolean isBad(int pair) {
        return open.isOpen(pair) && matrix.level(pair) < threshold(pair);
    }

    /** The level under which a pair of this one's class is bad. */
    double threshold(int pair) {
        return thresholds[classes.classOf(pair)];
    }

    int[] all() {
        return IntStream.range(0, matrix.pairs().size()).filter(this::isBad).toArray();
    }

    /** Those of a bucket. */
    int[] of(PairIndex index, int bucket) {
        return IntStream.range(0, index.count(bucket))
                .map(k -> index.pair(bucket, k))
                .filter(this::isBad)
                .toArray();
    }

    int count(PairIndex index, int bucket) {
        int count = 0;
        for (int k = 0; k < index.count(bucket); k++) {
            count += isBad(index.pair(bucket, k)) ? 1 : 0;
        }
        return count;
    }

    int openCount(PairIndex index, int bucket) {
        int count = 0;
        for (int k = 0; k < index.count(bucket); k++) {
            count += open.isOpen(index.pair(bucket, k)) ? 1 : 0;
        }
        return count;
    }

    double medianLevel(int[] pairs) {
        double[] levels = IntStream.of(pairs).mapToDouble(matrix::level).toArray();
        return Quantiles.median(levels, levels.length);
    }
}
