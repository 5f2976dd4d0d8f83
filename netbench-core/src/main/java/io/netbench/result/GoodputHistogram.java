package io.netbench.result;

import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

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

    /** The histogram itself. */
    public Histogram decoded() {
        return HistogramCodec.decode(encoded);
    }

    /** The rate that a recorded value stands for: the middle of its bucket, and 0 below the least rate. */
    public static long rateOf(AbstractHistogram histogram, long value) {
        return value < LOWEST_BYTES_PER_S ? 0 : histogram.medianEquivalentValue(value);
    }
}
