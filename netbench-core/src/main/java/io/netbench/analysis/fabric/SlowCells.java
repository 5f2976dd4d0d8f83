package io.netbench.analysis.fabric;

/**
 * Which pairs are slow by themselves: under 93 % of what the better pairs of their class reach and far under its middle. Where a
 * class has two levels, all of its lower one are.
 */
final class SlowCells {

    /** ClusterKit's rule: a pair is bad under 93 % of the best. */
    private static final double SHARE_OF_BEST = 0.93;

    /** Intel Cluster Checker's rule: six median deviations from the median. */
    private static final double DEVIATIONS = 6;

    private static final double LEAST_DEVIATION = 0.01;

    /** A median deviation of a standard deviation, were it a Gaussian. */
    private static final double DEVIATION_OF_NOISE = 0.6745;

    /** Lower levels that are a smaller part of their class are found one by one. */
    private static final double LEAST_LOWER_LEVEL = 0.05;

    /** An upper level is what the class reaches; more is a tail. */
    private static final double MOST_HIGH = 1.05;

    private SlowCells() {}

    /**
     * The level under which a pair of the class is slow.
     *
     * @param levels what is left of the class: shares of its reference, without NaN; reordered
     * @param noise of a single pair; a handful of levels may lie closer together by chance
     */
    static double threshold(double[] levels, double noise) {
        int n = levels.length;
        if (n < PairClasses.LEAST_MEMBERS) {
            return 0;
        }
        double best = Quantiles.of(levels, n, 0.9);
        double median = Quantiles.median(levels, n);
        double cut = TwoLevels.of(levels, LEAST_LOWER_LEVEL)
                .filter(two -> two.high() < MOST_HIGH)
                .map(TwoLevels::cut)
                .orElse(0.0);
        double least = Math.max(LEAST_DEVIATION, DEVIATION_OF_NOISE * noise) * median;
        double deviation = Math.max(Quantiles.medianDeviation(levels, n, median), least);
        return Math.max(cut, Math.min(SHARE_OF_BEST * best, median - DEVIATIONS * deviation));
    }
}
