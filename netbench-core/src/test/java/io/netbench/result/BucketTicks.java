package io.netbench.result;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.HistogramIterationValue;

/** What a recorder would have kept beside a histogram that a test filled by hand: its moments, from the buckets alone. */
public final class BucketTicks {

    private BucketTicks() {}

    /** The summary of a histogram of bytes per second. */
    public static GoodputHistogram summary(
            AbstractHistogram bytesPerS, long tickNs, long emptyTicks, long mergedTicks, long overflow, Long reads) {
        Double mean = mean(bytesPerS);
        return new GoodputTicks(tickNs, emptyTicks, mergedTicks, overflow, reads, mean, stddev(bytesPerS, mean))
                .summary(bytesPerS);
    }

    private static Double mean(AbstractHistogram histogram) {
        double sum = 0;
        for (HistogramIterationValue v : histogram.recordedValues()) {
            sum += (double) GoodputHistogram.rateOf(histogram, v.getValueIteratedTo()) * v.getCountAtValueIteratedTo();
        }
        return histogram.getTotalCount() == 0 ? null : (Double) (sum / histogram.getTotalCount());
    }

    private static Double stddev(AbstractHistogram histogram, Double mean) {
        if (mean == null) {
            return null;
        }
        double squares = 0;
        for (HistogramIterationValue v : histogram.recordedValues()) {
            double deviation = GoodputHistogram.rateOf(histogram, v.getValueIteratedTo()) - mean;
            squares += deviation * deviation * v.getCountAtValueIteratedTo();
        }
        return Math.sqrt(squares / histogram.getTotalCount());
    }
}
