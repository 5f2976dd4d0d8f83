package io.netbench.analysis.fabric;

/** Exact bounds of a share that was counted (C. Clopper, E. Pearson, Biometrika 26, 1934), one-sided, 95 %. */
public final class Bounds {

    private static final double LEFT = 0.05;

    private Bounds() {}

    /** The least share of which so many hits are not a surprise. */
    public static double lower(int hits, int trials) {
        if (hits == 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            if (atLeast(hits, trials, middle) < LEFT) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The greatest share of which so few hits are not a surprise. */
    public static double upper(int hits, int trials) {
        return 1 - lower(trials - hits, trials);
    }

    private static double atLeast(int hits, int trials, double share) {
        double sum = 0;
        double logTerm = trials * Math.log1p(-share);
        for (int k = 0; k <= trials; k++) {
            if (k >= hits) {
                sum += Math.exp(logTerm);
            }
            if (k < trials) {
                logTerm += Math.log((double) (trials - k) / (k + 1)) + Math.log(share) - Math.log1p(-share);
            }
        }
        return sum;
    }
}
