package io.netbench.coordinator;

import io.netbench.result.end.LinkInterval;
import java.util.List;

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
 * @param byLink each link that an agent told of, by id; empty unless the listener wants it
 * @param byHost each agent that reported, in their order
 */
public record IntervalFigures(
        long startNs,
        long endNs,
        long bytes,
        long operations,
        int silentLinks,
        int links,
        int missingAgents,
        List<LinkInterval> byLink,
        List<HostInterval> byHost) {

    public IntervalFigures {
        byLink = List.copyOf(byLink);
        byHost = List.copyOf(byHost);
    }

    /** Payload bytes per second. */
    public double goodputBytesPerS() {
        return bytes * 1e9 / (endNs - startNs);
    }
}
