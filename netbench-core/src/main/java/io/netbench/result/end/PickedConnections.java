package io.netbench.result.end;

import java.util.List;

/**
 * Connections of a link that both ends are to tell whole.
 *
 * @param linkId index of the link in the plan
 * @param indexes of the connections within the link
 */
public record PickedConnections(int linkId, List<Integer> indexes) {

    public PickedConnections {
        indexes = List.copyOf(indexes);
    }
}
