package io.netbench.coordinator;

/**
 * What all sinks together got in one interval.
 *
 * @param startNs its begin, after the start of the load
 * @param endNs its end
 * @param bytes payload of blocks
 * @param operations blocks
 * @param silentLinks links that carried nothing
 * @param links links whose agents reported
 * @param missingAgents agents that should have reported and did not in time
 */
public record IntervalFigures(
        long startNs, long endNs, long bytes, long operations, int silentLinks, int links, int missingAgents) {

    /** Payload bytes per second. */
    public double goodputBytesPerS() {
        return bytes * 1e9 / (endNs - startNs);
    }
}
