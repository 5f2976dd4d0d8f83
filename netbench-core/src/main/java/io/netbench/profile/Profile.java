package io.netbench.profile;

import io.netbench.plan.LinkSettings;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The shape of a storage protocol: what it sets of a link, where nobody asks for something else.
 *
 * @param name of a-z, 0-9 and -
 * @param blockSizeBytes payload of a block
 * @param responseSizeBytes the message in the other direction; empty: that of the mode
 * @param queueDepth blocks in flight on each connection
 * @param connections of each link; empty if there is one for each CPU
 * @param source from where its figures are, in a sentence for people
 * @param origin the file that has it; {@value #BUILT_IN} of those that come with netbench
 */
public record Profile(
        String name,
        long blockSizeBytes,
        OptionalLong responseSizeBytes,
        int queueDepth,
        OptionalInt connections,
        String source,
        String origin) {

    /** The origin of those that come with netbench. */
    public static final String BUILT_IN = "built in";

    public Profile {
        Objects.requireNonNull(responseSizeBytes, "responseSizeBytes");
        Objects.requireNonNull(connections, "connections");
        settings(blockSizeBytes, responseSizeBytes, queueDepth, connections, 1).requireRanges();
    }

    /**
     * What it sets.
     *
     * @param cpus of a host, where it has a connection for each
     */
    public LinkSettings settings(int cpus) {
        return settings(blockSizeBytes, responseSizeBytes, queueDepth, connections, cpus);
    }

    private static LinkSettings settings(
            long block, OptionalLong response, int depth, OptionalInt connections, int cpus) {
        return new LinkSettings(
                OptionalLong.of(block),
                response,
                OptionalInt.of(connections.orElse(cpus)),
                OptionalInt.of(depth),
                OptionalLong.empty(),
                OptionalLong.empty());
    }
}
