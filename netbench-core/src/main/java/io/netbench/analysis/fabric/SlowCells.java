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

    /** Lower levels that are a smaller part of their class are found one by one. */
    private static final double LEAST_LOWER_LEVEL = 0.05;

    private SlowCells() {}

    /**
     * The level under which a pair of the class is slow.
     *
     * @param levels what is left of the class: shares of its reference, without NaN; reordered
     */
    static double threshold(double[] levels) {
        int n = levels.length;
        if (n < PairClasses.LEAST_MEMBERS) {
            return 0;
        }
        double best = Quantiles.of(levels, n, 0.9);
        double median = Quantiles.median(levels, n);
        double cut = TwoLevels.of(levels, LEAST_LOWER_LEVEL).map(TwoLevels::cut).orElse(0.0);
        double deviation = Math.max(Quantiles.medianDeviation(levels, n, median), 0.01 * median);
        return Math.max(cut, Math.min(SHARE_OF_BEST * best, median - DEVIATIONS * deviation));
    }
}
