package io.netbench.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;

/**
 * What a recorder of goodput kept beside its histogram, and how both become the document's {@link GoodputHistogram}.
 *
 * @param tickNs nominal length of a tick
 * @param emptyTicks ticks in which nothing arrived
 * @param mergedTicks ticks without a sample of their own
 * @param overflow weight of samples above the range
 * @param reads reads from sockets in the window; null where they were not counted
 * @param mean bytes per second over all time, exact; null where no time passed
 * @param stddev standard deviation in bytes per second, each sample weighted with its time; null like the mean
 */
public record GoodputTicks(
        long tickNs, long emptyTicks, long mergedTicks, long overflow, Long reads, Double mean, Double stddev) {

    private static final List<String> FIGURES =
            List.of("mean", "stddev", "min", "p1", "p5", "p25", "p50", "p75", "p95", "p99", "max");

    /** Summarises the recorder's histogram of bytes per second, which must not be written to meanwhile. */
    public GoodputHistogram summary(AbstractHistogram bytesPerS) {
        Rates rates = new Rates(bytesPerS);
        long samples = bytesPerS.getTotalCount() + overflow;
        Map<String, String> absent = new HashMap<>();
        FIGURES.forEach(
                figure -> absent.put(figure, samples == 0 ? "no ticks" : "all ticks were above the histogram's range"));
        absent.put("mean_reads_per_tick", samples == 0 ? "no ticks" : "reads were not counted");
        return new GoodputHistogram(
                tickNs,
                GoodputHistogram.UNIT,
                mean,
                stddev,
                rates.min(),
                rates.percentile(1),
                rates.percentile(5),
                rates.percentile(25),
                rates.percentile(50),
                rates.percentile(75),
                rates.percentile(95),
                rates.percentile(99),
                rates.max(),
                samples,
                emptyTicks,
                mergedTicks,
                overflow,
                reads == null || samples == 0 ? null : (Double) ((double) reads / samples),
                HistogramCodec.encode(bytesPerS),
                absent);
    }

    private record Rates(AbstractHistogram histogram) {
        Long percentile(double percent) {
            return isEmpty()
                    ? null
                    : (Long) GoodputHistogram.rateOf(histogram, histogram.getValueAtPercentile(percent));
        }

        Long min() {
            return isEmpty() ? null : (Long) GoodputHistogram.rateOf(histogram, histogram.getMinValue());
        }

        Long max() {
            return isEmpty() ? null : (Long) GoodputHistogram.rateOf(histogram, histogram.getMaxValue());
        }

        private boolean isEmpty() {
            return histogram.getTotalCount() == 0;
        }
    }
}
