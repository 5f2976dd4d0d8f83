package io.netbench.coordinator.agents;

import io.netbench.control.AgentServers;
import io.netbench.control.Pieces;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.CoordinatorMessage;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/** Where the servers of an agent's own links listen: what it is told of others does not grow with the run. */
public final class ServerAddresses {

    private final List<AgentServers> servers;

    /**
     * The addresses of some servers.
     *
     * @param servers the agents of the servers, by their index
     * @param agents by their index; those of the servers have been prepared
     */
    public ServerAddresses(Collection<Integer> servers, IntFunction<AgentSession> agents) {
        this.servers = servers.stream()
                .map(agents::apply)
                .map(ServerAddresses::of)
                .filter(server -> !server.addresses().isEmpty())
                .toList();
    }

    private static AgentServers of(AgentSession server) {
        PreparedAnswer ready = server.answers().prepared().orElseThrow();
        return new AgentServers(server.index(), ready.listening(), ready.doors(), ready.certificate());
    }

    /** Tells an agent to connect; one whose links all begin elsewhere hears of no address. */
    public void sendTo(AgentSession agent) {
        List<List<AgentServers>> pieces =
                servers.isEmpty() ? List.of(List.of()) : Pieces.of(servers, Protocol.PIECE_COUNT);
        for (int i = 0; i < pieces.size(); i++) {
            agent.send(CoordinatorMessage.newBuilder()
                    .setConnect(Connect.newBuilder()
                            .setServers(RecordCodec.encodeAll(pieces.get(i)))
                            .setLast(i == pieces.size() - 1)));
        }
    }
}
