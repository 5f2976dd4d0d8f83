package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether values lie on two levels rather than around one: the cut that leaves the least spread on its two sides (N. Otsu,
 * IEEE Trans. SMC 9(1), 1979), if the sides are then far apart for their spread.
 *
 * @param cut values below it are on the lower level
 * @param lowShare how many are, as a share
 * @param low median of the lower level
 * @param high median of the upper level
 */
record TwoLevels(double cut, double lowShare, double low, double high) {

    /** A Gaussian that is cut in two halves gives 2.7, an even spread 3.5. */
    private static final double LEAST_SPREADS_APART = 4.5;

    /** An upper level of fewer is a tail. */
    private static final double LEAST_UPPER = 0.1;

    /** The levels differ by a tenth at least. */
    private static final double GREATEST_RATIO = 0.9;

    /**
     * Looks for two levels.
     *
     * @param leastShare how much of all has to be on the lower one
     */
    static Optional<TwoLevels> of(double[] values, double leastShare) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        double sum = Arrays.stream(sorted).sum();
        double below = 0;
        double best = -1;
        int at = 0;
        for (int i = 0; i < n - 1; i++) {
            below += sorted[i];
            double share = (i + 1.0) / n;
            if (share >= leastShare && 1 - share >= LEAST_UPPER) {
                double apart = below / (i + 1) - (sum - below) / (n - i - 1);
                double between = share * (1 - share) * apart * apart;
                if (between > best) {
                    best = between;
                    at = i + 1;
                }
            }
        }
        if (at == 0) {
            return Optional.empty();
        }
        double low = sorted[(at - 1) / 2];
        double high = sorted[(at + n - 1) / 2];
        double spread = spreadWithin(sorted, at, low, high);
        boolean areTwo = low <= GREATEST_RATIO * high && high - low >= LEAST_SPREADS_APART * spread;
        return areTwo ? Optional.of(new TwoLevels((low + high) / 2, (double) at / n, low, high)) : Optional.empty();
    }

    /** By the mean distance rather than its square: one value far off must not hide two levels. */
    private static double spreadWithin(double[] sorted, int at, double low, double high) {
        double sum = 0;
        for (int i = 0; i < sorted.length; i++) {
            sum += Math.abs(sorted[i] - (i < at ? low : high));
        }
        return 1.2533 * sum / sorted.length;
    }
}
