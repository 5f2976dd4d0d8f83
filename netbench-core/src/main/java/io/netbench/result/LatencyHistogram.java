package io.netbench.result;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/**
 * A distribution of durations in nanoseconds: latency, service time, or times of rounds.
 *
 * <p>Values out of the recorder's range are counted, never lost: they take part in the rank of every percentile, and a
 * percentile that falls among them is null.
 *
 * @param min least value
 * @param mean arithmetic mean
 * @param p50 median, and so on; as HdrHistogram defines it: the highest value of the bucket
 * @param p999 99.9th percentile
 * @param max greatest value
 * @param samples values recorded, without the overflow
 * @param overflow values above the range
 * @param encoded the histogram itself, as {@link HistogramCodec} writes it
 * @param absent why a figure is null
 */
public record LatencyHistogram(
        Long min,
        Double mean,
        Long p50,
        Long p90,
        Long p99,
        Long p999,
        Long max,
        long samples,
        long overflow,
        String encoded,
        Map<String, String> absent) {

    /** The least duration that a recorder tells apart from 0. */
    public static final long LOWEST_NS = 1_024;

    /** The longest duration that is recorded; what lies above is counted as overflow. */
    public static final long HIGHEST_NS = 60_000_000_000L;

    /** Significant decimal digits of a link's recorder. */
    public static final int DIGITS = 2;

    /** Significant decimal digits of the histograms that totals are made of. */
    public static final int TOTALS_DIGITS = 3;

    public LatencyHistogram {
        Require.notNegative("latency_ns.samples", samples);
        Require.notNegative("latency_ns.overflow", overflow);
        Require.text("latency_ns.encoded", encoded);
        absent = Absent.from(absent)
                .figure("min", min)
                .figure("mean", mean)
                .figure("p50", p50)
                .figure("p90", p90)
                .figure("p99", p99)
                .figure("p999", p999)
                .figure("max", max)
                .reasons();
    }

    /** Summarises a recorder's histogram. The histogram must not be written to meanwhile. */
    public static LatencyHistogram of(AbstractHistogram durationsNs, long overflow) {
        Ranks ranks = new Ranks(durationsNs, overflow);
        boolean hasSamples = durationsNs.getTotalCount() > 0;
        Map<String, String> absent = new HashMap<>();
        for (String figure : new String[] {"min", "mean", "p50", "p90", "p99", "p999", "max"}) {
            absent.put(figure, overflow > 0 ? "above the histogram's range of 60 s" : "no samples");
        }
        return new LatencyHistogram(
                hasSamples ? (Long) durationsNs.getMinValue() : null,
                hasSamples && overflow == 0 ? (Double) durationsNs.getMean() : null,
                ranks.percentile(50),
                ranks.percentile(90),
                ranks.percentile(99),
                ranks.percentile(99.9),
                hasSamples && overflow == 0 ? (Long) durationsNs.getMaxValue() : null,
                durationsNs.getTotalCount(),
                overflow,
                HistogramCodec.encode(durationsNs),
                absent);
    }

    /**
     * All of them as one: counts are added, percentiles taken afresh.
     *
     * @throws IllegalArgumentException if there are none
     */
    public static LatencyHistogram merged(List<LatencyHistogram> parts) {
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("merging needs at least one histogram, got: none");
        }
        Histogram sum = parts.get(0).decoded();
        sum.setAutoResize(true);
        long overflow = parts.get(0).overflow();
        for (LatencyHistogram part : parts.subList(1, parts.size())) {
            sum.add(part.decoded());
            overflow += part.overflow();
        }
        return of(sum, overflow);
    }

    /** The histogram itself. */
    public Histogram decoded() {
        return HistogramCodec.decode(encoded);
    }

    private record Ranks(AbstractHistogram histogram, long overflow) {
        /** The percentile of recorded values and overflow together, or null where it falls into the overflow. */
        Long percentile(double percent) {
            long recorded = histogram.getTotalCount();
            if (recorded == 0) {
                return null;
            }
            if (overflow == 0) {
                return histogram.getValueAtPercentile(percent);
            }
            double rank = percent * (recorded + overflow) / recorded;
            return rank <= 100 ? (Long) histogram.getValueAtPercentile(rank) : null;
        }
    }
}
