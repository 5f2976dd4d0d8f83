package io.netbench.result.end;

import java.util.Objects;

/**
 * One end of a connection that was picked to be told whole.
 *
 * @param linkId index of the link in the plan
 * @param role which end of it
 * @param connection as this end knows it
 */
public record PickedConnection(int linkId, EndRole role, EndConnection connection) {

    public PickedConnection {
        Objects.requireNonNull(role, "picked_connection.role");
        Objects.requireNonNull(connection, "picked_connection.connection");
    }
}
