package io.netbench.measure;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.PackedHistogram;

/**
 * Samples of one link's goodput: a histogram in bytes per second, and exact moments beside it. For one thread.
 *
 * <p>The histogram counts ticks; mean and standard deviation weigh each sample with the time that really passed, so that
 * the mean is bytes over time to the last byte, however late the samples were cut.
 */
final class GoodputRecorder {

    /** Below it, rates share the bucket of 0. */
    static final long LEAST_BYTES_PER_S = 64;

    static final long MOST_BYTES_PER_S = 100_000_000_000L;

    private static final int DIGITS = 2;
    private static final double NS_PER_S = 1e9;

    private final long tickNs;
    private final AbstractHistogram bytesPerS = new PackedHistogram(LEAST_BYTES_PER_S, MOST_BYTES_PER_S, DIGITS);

    private long samples;
    private long ticks;
    private long emptyTicks;
    private long overflow;

    private long timeNs;
    private double mean;
    private double squares;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    GoodputRecorder(long tickNs) {
        this.tickNs = tickNs;
    }

    /**
     * Records that {@code bytes} arrived in {@code spanNs}, as the rate of each of {@code weight} ticks.
     *
     * @param count how many equal samples this is the sum of
     */
    void record(long bytes, long spanNs, long weight, long count) {
        samples += count;
        ticks += weight;
        if (bytes == 0) {
            emptyTicks += weight;
        }
        double rate = spanNs > 0 ? bytes * NS_PER_S / spanNs : Double.POSITIVE_INFINITY;
        if (rate > MOST_BYTES_PER_S) {
            overflow += weight;
        } else {
            bytesPerS.recordValueWithCount(Math.round(rate), weight);
        }
        if (spanNs > 0) {
            addMoment(rate, spanNs);
        }
    }

    private void addMoment(double rate, long spanNs) {
        timeNs += spanNs;
        double deviation = rate - mean;
        mean += deviation * spanNs / timeNs;
        squares += spanNs * deviation * (rate - mean);
        min = Math.min(min, rate);
        max = Math.max(max, rate);
    }

    GoodputFigures figures() {
        boolean hasMoments = timeNs > 0;
        return new GoodputFigures(
                tickNs,
                bytesPerS,
                hasMoments ? (Double) mean : null,
                hasMoments ? (Double) Math.sqrt(squares / timeNs) : null,
                hasMoments ? (Double) min : null,
                hasMoments ? (Double) max : null,
                ticks,
                emptyTicks,
                ticks - samples,
                overflow);
    }
}
