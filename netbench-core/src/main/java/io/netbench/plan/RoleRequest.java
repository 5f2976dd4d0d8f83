package io.netbench.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * Who was asked to take part.
 *
 * @param servers endpoints that listen; empty: the default of the pattern
 * @param clients endpoints that connect; empty: the default of the pattern
 */
public record RoleRequest(
        Pattern pattern, Mode mode, Topology topology, Optional<HostList> servers, Optional<HostList> clients) {

    /** Endpoints on the many side of a pattern where none are asked for. */
    public static final int DEFAULT_MANY = 8;

    public RoleRequest {
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(topology, "topology");
    }

    /** Those that were asked for, or one server; of an incast by reads, whose many are the servers, eight. */
    HostList serversOrDefault() {
        return servers.orElse(new HostList.Local(serversAreMany() ? DEFAULT_MANY : 1));
    }

    /** Those that were asked for, or eight clients; of an incast by reads, whose hub is the client, one. */
    HostList clientsOrDefault() {
        return clients.orElse(new HostList.Local(serversAreMany() ? 1 : DEFAULT_MANY));
    }

    /** Whether the hub, the single side of the pattern, is a client. */
    boolean serversAreMany() {
        return pattern == Pattern.INCAST && mode == Mode.READ;
    }

    /** Whether blocks flow from clients to servers. */
    boolean sourceIsClient() {
        return pattern == Pattern.INCAST && mode == Mode.PUSH;
    }
}
