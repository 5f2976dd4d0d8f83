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
 * @param silentAgents names of the agents that should have reported and were not heard in time; what their sinks got is in
 *     none of these figures
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
        List<String> silentAgents,
        List<LinkInterval> byLink,
        List<HostInterval> byHost) {

    public IntervalFigures {
        silentAgents = List.copyOf(silentAgents);
        byLink = List.copyOf(byLink);
        byHost = List.copyOf(byHost);
    }

    /** Whether somebody told what arrived: where agents are silent, and no other has a sink that waits, nobody knows. */
    public boolean isHeardOfSinks() {
        return links > 0 || silentAgents.isEmpty();
    }

    /** Payload bytes per second. */
    public double goodputBytesPerS() {
        return bytes * 1e9 / (endNs - startNs);
    }
}
