package io.netbench.result;

import java.util.Optional;

/**
 * How one link's load differs from that of the plan; what is empty does not differ.
 *
 * @param source name of the sending endpoint
 * @param sink name of the receiving endpoint
 * @param blockSizeBytes payload of one block
 * @param responseSizeBytes the message in the other direction
 * @param connections TCP connections of this link
 * @param queueDepth operations in flight on one connection
 * @param rateBitsPerS offered payload rate of this link
 * @param targetBytes byte target of this link
 */
public record LinkLoadOverride(
        String source,
        String sink,
        Optional<Long> blockSizeBytes,
        Optional<Long> responseSizeBytes,
        Optional<Integer> connections,
        Optional<Integer> queueDepth,
        Optional<Long> rateBitsPerS,
        Optional<Long> targetBytes) {

    public LinkLoadOverride {
        Require.text("link_override.source", source);
        Require.text("link_override.sink", sink);
    }
}
