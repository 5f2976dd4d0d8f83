package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * All links of one endpoint in one direction together. Links that failed are in no figure but their count, as in totals.
 *
 * @param links how many, those that failed among them
 * @param failedLinks how many of them failed; empty if none did
 * @param bytes payload that arrived at the sinks in the links' windows
 * @param goodputBytesPerS bytes over the run's measured window
 * @param retransmits segments that the sources of the links sent again
 * @param spuriousRetransmits of them, those that had arrived before; empty where the kernel does not tell
 * @param stalls silent stretches of the links, with those that their own source made
 * @param absent why a figure is null
 */
public record EndpointFlow(
        int links,
        Optional<Integer> failedLinks,
        Long bytes,
        Double goodputBytesPerS,
        Long retransmits,
        Optional<Long> spuriousRetransmits,
        Stalls stalls,
        Map<String, String> absent) {

    public EndpointFlow {
        Require.positive("endpoint.links", links);
        failedLinks.ifPresent(failed -> Require.positive("endpoint.failed_links", failed));
        Require.notNegative("endpoint.bytes", bytes);
        Require.notNegative("endpoint.goodput_bytes_per_s", goodputBytesPerS);
        Require.notNegative("endpoint.retransmits", retransmits);
        absent = Absent.from(absent)
                .figure("bytes", bytes)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .figure("retransmits", retransmits)
                .figure("stalls", stalls)
                .reasons();
    }
}
