package io.netbench.result;

import java.util.Map;

/**
 * How long I/Os took, in nanoseconds.
 *
 * @param mean arithmetic mean
 * @param p50 median
 * @param p99 99th percentile
 * @param absent why a figure is null
 */
public record StorageLatency(Double mean, Double p50, Double p99, Map<String, String> absent) {

    public StorageLatency {
        Require.notNegative("latency_ns.mean", mean);
        Require.notNegative("latency_ns.p50", p50);
        Require.notNegative("latency_ns.p99", p99);
        absent = Absent.from(absent)
                .figure("mean", mean)
                .figure("p50", p50)
                .figure("p99", p99)
                .reasons();
    }

    /** One of which only the mean may be known, since the tool writes no percentiles. */
    public static StorageLatency ofMean(Double mean, String whyNoPercentiles) {
        return new StorageLatency(
                mean,
                null,
                null,
                Map.of("mean", "the file has none", "p50", whyNoPercentiles, "p99", whyNoPercentiles));
    }
}
