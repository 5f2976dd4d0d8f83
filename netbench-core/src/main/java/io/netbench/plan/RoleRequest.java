package io.netbench.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** Whether endpoints are asked for that the embedded agent carries; its index in the plan is 0 then. */
    public boolean hasLocal() {
        return serversOrDefault() instanceof HostList.Local || clientsOrDefault() instanceof HostList.Local;
    }

    /** The hosts with agents, each once, in the order of the plan's agent indexes. */
    public List<HostAddress> hosts() {
        return Stream.of(serversOrDefault(), clientsOrDefault())
                .filter(HostList.Hosts.class::isInstance)
                .flatMap(list -> ((HostList.Hosts) list).hosts().stream())
                .distinct()
                .toList();
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
    public boolean serversAreMany() {
        return pattern == Pattern.INCAST && mode == Mode.READ;
    }

    /** The same endpoints, with blocks that flow the other way. */
    public RoleRequest opposite() {
        return new RoleRequest(
                sourceIsClient() ? Pattern.BROADCAST : Pattern.INCAST,
                Mode.PUSH,
                topology,
                Optional.of(serversOrDefault()),
                Optional.of(clientsOrDefault()));
    }

    /** Whether blocks flow from clients to servers. */
    boolean sourceIsClient() {
        return pattern == Pattern.INCAST && mode == Mode.PUSH;
    }
}
