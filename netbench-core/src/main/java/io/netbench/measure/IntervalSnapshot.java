package io.netbench.measure;

import java.util.Map;

/**
 * What arrived in one interval, for a person to watch. It belongs to no phase and is no part of a result.
 *
 * @param fromNs its begin, on the agent's clock
 * @param toNs its end
 * @param bytes payload that arrived at all sinks of the agent
 * @param blocks that were completed there
 * @param awaitedLinks links at which any could have arrived: their load had begun, and not ended before others
 * @param silentLinks those of them at which none did
 * @param bytesByLink payload by id of the link
 * @param missingByLink datagrams that did not come though later ones did, by id of the link; those of none are left out. Less than 0
 *     where more came late than are missing
 */
public record IntervalSnapshot(
        long fromNs,
        long toNs,
        long bytes,
        long blocks,
        int awaitedLinks,
        int silentLinks,
        Map<Integer, Long> bytesByLink,
        Map<Integer, Long> missingByLink) {

    public IntervalSnapshot {
        bytesByLink = Map.copyOf(bytesByLink);
        missingByLink = Map.copyOf(missingByLink);
    }

    /** One in which no datagram was missing. */
    public IntervalSnapshot(
            long fromNs,
            long toNs,
            long bytes,
            long blocks,
            int awaitedLinks,
            int silentLinks,
            Map<Integer, Long> bytesByLink) {
        this(fromNs, toNs, bytes, blocks, awaitedLinks, silentLinks, bytesByLink, Map.of());
    }
}
