package io.netbench.result;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How fast a link was, tick by tick: goodput in bytes per second, each sample weighted with the ticks that it covers.
 *
 * <p>Percentiles are the middle of the histogram's bucket, and what lies below the least rate that it tells apart
 * counts as 0: so an idle link has a median of 0, and a steady one its rate to half a bucket (0.5 % at two digits).
 *
 * @param tickNs nominal length of a tick
 * @param unit always {@value #UNIT}
 * @param mean time-weighted mean
 * @param stddev standard deviation
 * @param min lowest sample
 * @param p1 1st percentile, and so on
 * @param max highest sample
 * @param samples sum of all weights: the window divided by the tick
 * @param emptyTicks ticks in which nothing arrived; they are samples of 0
 * @param mergedTicks ticks that had no sample of their own, since the event loop came late to their boundary
 * @param overflow weight of the samples that were above the histogram's range, and are in no other figure but samples
 * @param meanReadsPerTick reads from sockets per tick: with few of them a sample says how the reads fell, not how fast
 *     the link was
 * @param encoded the histogram itself, as {@link HistogramCodec} writes it
 * @param absent why a figure is null
 */
public record GoodputHistogram(
        long tickNs,
        String unit,
        Double mean,
        Double stddev,
        Long min,
        Long p1,
        Long p5,
        Long p25,
        Long p50,
        Long p75,
        Long p95,
        Long p99,
        Long max,
        long samples,
        long emptyTicks,
        long mergedTicks,
        long overflow,
        Double meanReadsPerTick,
        String encoded,
        Map<String, String> absent) {

    /** The unit of every rate in it. */
    public static final String UNIT = "bytes_per_s";

    /** The least rate that is told apart from 0, and the bounds within which rates are recorded. */
    public static final long LOWEST_BYTES_PER_S = 64;

    /** The highest rate that is recorded; what lies above is counted as overflow. */
    public static final long HIGHEST_BYTES_PER_S = 100_000_000_000L;

    /** Significant decimal digits of a recorded rate. */
    public static final int DIGITS = 2;

    public GoodputHistogram {
        Require.positive("goodput_histogram.tick_ns", tickNs);
        Require.text("goodput_histogram.unit", unit);
        Require.notNegative("goodput_histogram.samples", samples);
        Require.notNegative("goodput_histogram.empty_ticks", emptyTicks);
        Require.notNegative("goodput_histogram.merged_ticks", mergedTicks);
        Require.notNegative("goodput_histogram.overflow", overflow);
        Require.text("goodput_histogram.encoded", encoded);
        absent = Absent.from(absent)
                .figure("mean", mean)
                .figure("stddev", stddev)
                .figure("min", min)
                .figure("p1", p1)
                .figure("p5", p5)
                .figure("p25", p25)
                .figure("p50", p50)
                .figure("p75", p75)
                .figure("p95", p95)
                .figure("p99", p99)
                .figure("max", max)
                .figure("mean_reads_per_tick", meanReadsPerTick)
                .reasons();
    }

    /**
     * What a recorder counted beside its histogram.
     *
     * @param tickNs nominal length of a tick
     * @param emptyTicks ticks in which nothing arrived
     * @param mergedTicks ticks without a sample of their own
     * @param overflow weight of samples above the range
     * @param reads reads from sockets in the window; null where they were not counted
     */
    public record Ticks(long tickNs, long emptyTicks, long mergedTicks, long overflow, Long reads) {}

    /** Summarises a recorder's histogram of bytes per second. The histogram must not be written to meanwhile. */
    public static GoodputHistogram of(AbstractHistogram bytesPerS, Ticks ticks) {
        Moments moments = Moments.of(bytesPerS);
        Rates rates = new Rates(bytesPerS);
        long samples = bytesPerS.getTotalCount() + ticks.overflow();
        Map<String, String> absent = new HashMap<>();
        for (String figure :
                new String[] {"mean", "stddev", "min", "p1", "p5", "p25", "p50", "p75", "p95", "p99", "max"}) {
            absent.put(figure, samples == 0 ? "no ticks" : "all ticks were above the histogram's range");
        }
        absent.put("mean_reads_per_tick", samples == 0 ? "no ticks" : "reads were not counted");
        return new GoodputHistogram(
                ticks.tickNs(),
                UNIT,
                moments.mean(),
                moments.stddev(),
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
                ticks.emptyTicks(),
                ticks.mergedTicks(),
                ticks.overflow(),
                ticks.reads() == null || samples == 0 ? null : (Double) ((double) ticks.reads() / samples),
                HistogramCodec.encode(bytesPerS),
                absent);
    }

    /** The same with mean and standard deviation as a recorder kept them beside its buckets. */
    public GoodputHistogram withMoments(Double exactMean, Double exactStddev) {
        return new GoodputHistogram(
                tickNs,
                unit,
                exactMean,
                exactStddev,
                min,
                p1,
                p5,
                p25,
                p50,
                p75,
                p95,
                p99,
                max,
                samples,
                emptyTicks,
                mergedTicks,
                overflow,
                meanReadsPerTick,
                encoded,
                absent);
    }

    /** The histogram itself. */
    public Histogram decoded() {
        return HistogramCodec.decode(encoded);
    }

    /** The rate that a recorded value stands for: the middle of its bucket, and 0 below the least rate. */
    public static long rateOf(AbstractHistogram histogram, long value) {
        return value < LOWEST_BYTES_PER_S ? 0 : histogram.medianEquivalentValue(value);
    }

    private record Rates(AbstractHistogram histogram) {
        Long percentile(double percent) {
            return isEmpty() ? null : (Long) rateOf(histogram, histogram.getValueAtPercentile(percent));
        }

        Long min() {
            return isEmpty() ? null : (Long) rateOf(histogram, histogram.getMinValue());
        }

        Long max() {
            return isEmpty() ? null : (Long) rateOf(histogram, histogram.getMaxValue());
        }

        private boolean isEmpty() {
            return histogram.getTotalCount() == 0;
        }
    }

    private record Moments(Double mean, Double stddev) {
        static Moments of(AbstractHistogram histogram) {
            long count = histogram.getTotalCount();
            if (count == 0) {
                return new Moments(null, null);
            }
            double sum = 0;
            for (HistogramIterationValue v : histogram.recordedValues()) {
                sum += (double) rateOf(histogram, v.getValueIteratedTo()) * v.getCountAtValueIteratedTo();
            }
            double mean = sum / count;
            double squares = 0;
            for (HistogramIterationValue v : histogram.recordedValues()) {
                double deviation = rateOf(histogram, v.getValueIteratedTo()) - mean;
                squares += deviation * deviation * v.getCountAtValueIteratedTo();
            }
            return new Moments(mean, Math.sqrt(squares / count));
        }
    }
}
