package io.netbench.agent;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.AgentServers;
import io.netbench.control.DataAddress;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.Connect;
import io.netbench.dataplane.AgentException;
import io.netbench.dataplane.DataPaths;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LinkScopes;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.handshake.DataPath;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ways to the servers of a run, put together from the coordinator's messages and this agent's own rails. */
final class DataAddresses {

    private final RunPlan share;
    private final AgentCoLocation seat;
    private final DataRails own;
    private final Map<Integer, List<InetSocketAddress>> byAgent = new HashMap<>();
    private final Map<Integer, List<Integer>> doors = new HashMap<>();
    private final Map<Integer, String> certificates = new HashMap<>();
    private final Map<Integer, List<DataPath>> paths = new HashMap<>();

    DataAddresses(RunPlan share, AgentCoLocation seat, DataRails own) {
        this.share = share;
        this.seat = seat;
        this.own = own;
    }

    void add(Connect piece) {
        for (AgentServers servers : RecordCodec.decodeAll(piece.getServers(), AgentServers.class)) {
            byAgent.put(
                    servers.agent(),
                    servers.addresses().stream()
                            .map(address -> new InetSocketAddress(address.host(), address.port()))
                            .toList());
            doors.put(servers.agent(), servers.doors());
            servers.certificate().ifPresent(certificate -> certificates.put(servers.agent(), certificate));
        }
    }

    /**
     * The way of a connection to a server by its endpoint's id; each way has its turn.
     *
     * @throws AgentException if the coordinator did not say where the server is, or none of its addresses can be reached
     */
    DataPath to(int endpoint, int turn) {
        List<DataPath> ways =
                paths.computeIfAbsent(share.endpoints().get(endpoint).agent(), agent -> waysTo(endpoint));
        return ways.get(turn % ways.size());
    }

    private List<DataPath> waysTo(int endpoint) {
        int agent = share.endpoints().get(endpoint).agent();
        List<InetSocketAddress> addresses = byAgent.getOrDefault(agent, List.of());
        if (addresses.isEmpty()) {
            throw new AgentException(
                    "no data address for " + share.endpoints().get(endpoint).name());
        }
        Optional<String> certificate = Optional.ofNullable(certificates.get(agent));
        List<DataPath> ways = DataPaths.between(own.rails(), addresses).stream()
                .map(DataAddresses::scoped)
                .map(way -> way.provedBy(certificate))
                .toList();
        boolean throughDoors =
                agent == seat.agent() || (seat.peersAreLocal() && own.rails().isEmpty());
        return throughDoors
                ? ways.stream().map(way -> way.withDoors(doors.get(agent))).toList()
                : ways;
    }

    private static DataPath scoped(DataPath way) {
        return LinkScopes.isOpen(way) ? LinkScopes.ofThisHost().scoped(way) : way;
    }

    /** As it is told to others. */
    static DataAddress told(InetSocketAddress address) {
        return new DataAddress(LinkScopes.told(address.getAddress()), address.getPort());
    }
}
