package io.netbench.analysis.fabric;

import java.util.Arrays;

/**
 * How far two measurements of the same pair lie apart by chance. It is taken from pairs measured twice by a median, which
 * the heavy tails of such differences don't move.
 */
final class Noise {

    /** Pairs measured twice that are needed to tell. */
    static final int LEAST_PAIRS = 30;

    /** Nothing that a network does repeats better. */
    private static final double LEAST = 0.01;

    /** What a median of deviations is of a standard deviation, were it a Gaussian. */
    private static final double TO_DEVIATION = 1.4826;

    /** A lower level of fewer pairs does not move a median. */
    private static final double LEAST_LOWER_LEVEL = 0.05;

    private Noise() {}

    /**
     * The spread of a single measurement, as a share of its value.
     *
     * @param again second measurements of some pairs
     * @return NaN where too few pairs were measured twice
     */
    static double ofRepeats(PairMeasurements first, PairMeasurements again) {
        double[] apart = new double[again.size()];
        int count = 0;
        for (int pair = 0; pair < again.size(); pair++) {
            int before = first.indexOf(again.source(pair), again.sink(pair));
            double one = before < 0 ? Double.NaN : first.goodput(before);
            double other = again.goodput(pair);
            if (one > 0 && other > 0) {
                apart[count++] = Math.abs(one - other) / ((one + other) / 2);
            }
        }
        return count < LEAST_PAIRS
                ? Double.NaN
                : Math.max(LEAST, TO_DEVIATION * Quantiles.median(apart, count) / Math.sqrt(2));
    }

    /**
     * What it is at most, where too few were measured twice: the spread among pairs that should be alike.
     *
     * @param levels each pair's share of what its like reached; those that are not known, and those where nothing came through,
     *     are left out
     */
    static double ofPeers(double[] levels) {
        double[] known = known(levels);
        return TwoLevels.of(known, LEAST_LOWER_LEVEL)
                .map(two -> Math.max(LEAST, TO_DEVIATION * ofLevels(known, two)))
                .orElseGet(() -> spread(levels));
    }

    /** How far all of them lie apart, for whichever reason; the same are left out. */
    static double spread(double[] levels) {
        double[] known = known(levels);
        if (known.length == 0) {
            return LEAST;
        }
        double median = Quantiles.median(known, known.length);
        return Math.max(LEAST, TO_DEVIATION * Quantiles.medianDeviation(known, known.length, median) / median);
    }

    private static double[] known(double[] levels) {
        return Arrays.stream(levels).filter(level -> level > 0).toArray();
    }

    /** Of few hosts a slow one is half of all pairs, and how far these lie from the others is no chance. */
    private static double ofLevels(double[] known, TwoLevels two) {
        double[] apart = Arrays.stream(known)
                .map(level -> Math.abs(level / (level < two.cut() ? two.low() : two.high()) - 1))
                .toArray();
        return Quantiles.median(apart, apart.length);
    }
}
