package io.netbench.analysis.fabric;

/**
 * The medians of rows, columns or blocks beside each other.
 *
 * <p>One is low when it is well under the 75th percentile of all: so much that neither the lasting differences of healthy hosts nor
 * the noise of a median of so few pairs reach it.
 */
final class Middles {

    /** A middle of fewer pairs is that of none. */
    private static final int LEAST_PAIRS = 2;

    /** Healthy hosts differ for good; this is more than twice what they differ by. */
    private static final double LEAST_FALL = 0.07;

    /** In noise of a single pair; five deviations of a median's own. */
    private static final double DEVIATIONS = 6.25;

    /** With fewer, the best of them is what the others are held against. */
    private static final int LEAST_FOR_QUANTILE = 5;

    private final double[] medians;
    private final int[] counts;
    private final double reference;

    Middles(double[] medians, int[] counts) {
        this.medians = medians;
        this.counts = counts;
        double[] known = new double[medians.length];
        int length = 0;
        for (int i = 0; i < medians.length; i++) {
            if (counts[i] >= LEAST_PAIRS) {
                known[length++] = medians[i];
            }
        }
        reference = Quantiles.of(known, length, length < LEAST_FOR_QUANTILE ? 1 : 0.75);
    }

    /** What healthy ones reach. */
    double reference() {
        return reference;
    }

    /** The middle of one as a share of what healthy ones reach; NaN where it has too few pairs. */
    double level(int i) {
        return counts[i] >= LEAST_PAIRS && reference > 0 ? medians[i] / reference : Double.NaN;
    }

    /** How far one of so many pairs has to fall, as a share of what healthy ones reach, to be low for the noise of a single pair. */
    static double leastFall(double noise, int count) {
        return Math.max(LEAST_FALL, DEVIATIONS * noise / Math.sqrt(count));
    }

    /** Whether that is low for the noise of a single pair. */
    boolean isLow(int i, double noise) {
        return level(i) < 1 - leastFall(noise, counts[i]);
    }
}
