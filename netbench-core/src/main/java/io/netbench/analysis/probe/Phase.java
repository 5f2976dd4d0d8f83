package io.netbench.analysis.probe;

/**
 * A stretch of the time in which probes were made.
 *
 * @param fromNs its begin in nanoseconds after that of the probes
 * @param toNs its end, exclusive
 */
public record Phase(long fromNs, long toNs) {

    boolean has(long atNs) {
        return atNs >= fromNs && atNs < toNs;
    }
}
