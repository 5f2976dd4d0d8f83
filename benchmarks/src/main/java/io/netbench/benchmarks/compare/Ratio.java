package io.netbench.benchmarks.compare;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * How one tool compares with another: the median of the ratios of neighbouring runs, so that a host that is slow for a
 * minute is slow for both, and the 95 % interval of that median by bootstrap (Efron and Tibshirani, percentile method).
 *
 * @param median of the ratios
 * @param low end of the interval
 * @param high end of the interval
 * @param pairs of runs
 */
record Ratio(double median, double low, double high, int pairs) {

    private static final int RESAMPLES = 10_000;
    private static final double UNDECIDED = 0.10;

    /** The ratio of {@code subjects} to {@code rivals}, which were measured in turn. */
    static Ratio of(double[] subjects, double[] rivals) {
        if (subjects.length != rivals.length || subjects.length == 0) {
            throw new IllegalArgumentException("pairs are needed, got: " + subjects.length + " and " + rivals.length);
        }
        double[] ratios = new double[subjects.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = subjects[i] / rivals[i];
        }
        // A fixed seed: the same runs give the same interval.
        SplittableRandom random = new SplittableRandom(1);
        double[] medians = new double[RESAMPLES];
        double[] resample = new double[ratios.length];
        for (int i = 0; i < RESAMPLES; i++) {
            for (int k = 0; k < resample.length; k++) {
                resample[k] = ratios[random.nextInt(ratios.length)];
            }
            medians[i] = median(resample);
        }
        Arrays.sort(medians);
        return new Ratio(
                median(ratios),
                medians[(int) (RESAMPLES * 0.025)],
                medians[(int) (RESAMPLES * 0.975) - 1],
                ratios.length);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Whether the interval is so wide that more pairs are called for before anything is said. */
    boolean isUndecided() {
        return high - median > UNDECIDED * median || median - low > UNDECIDED * median;
    }

    /** Whether the whole interval lies on the worse side of the whole interval of an earlier one. */
    boolean isWorseThan(Ratio earlier, Metric metric) {
        return metric.moreIsBetter() ? high < earlier.low : low > earlier.high;
    }
}
