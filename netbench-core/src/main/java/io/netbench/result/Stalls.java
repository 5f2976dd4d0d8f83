package io.netbench.result;

/**
 * Stretches of {@value #THRESHOLD_NS} ns or more without a payload byte at the sink while the source had some to send.
 *
 * @param count how many
 * @param totalNs their sum
 * @param longestNs the longest one
 */
public record Stalls(long count, long totalNs, long longestNs) {

    /** From this length on, a silent stretch is a stall. */
    public static final long THRESHOLD_NS = 200_000_000L;

    /** No stall at all. */
    public static final Stalls NONE = new Stalls(0, 0, 0);

    public Stalls {
        Require.notNegative("stalls.count", count);
        Require.notNegative("stalls.total_ns", totalNs);
        Require.notNegative("stalls.longest_ns", longestNs);
        if (longestNs > totalNs) {
            throw new IllegalArgumentException(
                    "stalls.longest_ns must not exceed total_ns " + totalNs + ", got: " + longestNs);
        }
    }
}
