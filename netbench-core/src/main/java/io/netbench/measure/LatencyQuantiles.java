package io.netbench.measure;

/**
 * Latencies of one link in one interval, for a person to watch. They are no part of a result.
 *
 * @param p50Ns half of the operations took no longer
 * @param p99Ns 99 of 100 took no longer
 */
public record LatencyQuantiles(long p50Ns, long p99Ns) {}
