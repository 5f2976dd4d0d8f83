package io.netbench.report;

import io.netbench.result.Finding;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Warnings by how much they matter to somebody who asks what the network did: what it lost first, then what was wrong with
 * the load, with hosts, and with the tool. That control connections can be read changes no figure, and comes last.
 */
public final class FindingOrder {

    private static final List<String> NETWORK = List.of(
            "partial_totals",
            "stalls",
            "retransmits",
            "tcp_timeouts",
            "nic_errors",
            "nic_drops",
            "receive_drops",
            "listen_drops",
            "spurious_retransmits");

    private static final List<String> LOAD = List.of(
            "offered_rate_not_reached",
            "source_stalls",
            "latency_bound",
            "start_skew",
            "warmup",
            "warmup_not_drained",
            "unfinished_operations",
            "latency_overflow");

    private static final List<String> LAST = List.of("plain_pins", "plain_control");

    private static final Map<String, Integer> RANKS = ranks();

    private FindingOrder() {}

    /** The same findings; those that matter alike stay in their order. */
    public static List<Finding> of(List<Finding> findings) {
        int others = NETWORK.size() + LOAD.size();
        return findings.stream()
                .sorted(Comparator.comparing(finding -> RANKS.getOrDefault(finding.code(), others)))
                .toList();
    }

    private static Map<String, Integer> ranks() {
        Map<String, Integer> ranks = new HashMap<>();
        NETWORK.forEach(code -> ranks.put(code, ranks.size()));
        LOAD.forEach(code -> ranks.put(code, ranks.size()));
        LAST.forEach(code -> ranks.put(code, ranks.size() + 1));
        return ranks;
    }
}
