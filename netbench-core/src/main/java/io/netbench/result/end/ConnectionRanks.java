package io.netbench.result.end;

import java.util.List;
import java.util.Objects;

/**
 * What one end of a link with too many connections to tell each whole knows of them that tells good from bad.
 *
 * @param linkId index of the link in the plan
 * @param role which end
 * @param connections all of the end, or a piece of them
 */
public record ConnectionRanks(int linkId, EndRole role, List<Rank> connections) {

    /** The figure of a connection of which the end knows nothing. */
    public static final long UNKNOWN = -1;

    public ConnectionRanks {
        Objects.requireNonNull(role, "connection_ranks.role");
        connections = List.copyOf(connections);
    }

    /**
     * One connection.
     *
     * @param index its number within the link
     * @param figure of a source segments sent again, of a sink payload in the window; {@link #UNKNOWN} where it is unknown
     */
    public record Rank(int index, long figure) {}
}
