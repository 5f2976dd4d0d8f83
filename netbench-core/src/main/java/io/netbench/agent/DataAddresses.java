package io.netbench.agent;

import io.netbench.control.proto.AgentAddresses;
import io.netbench.control.proto.Connect;
import io.netbench.control.proto.DataAddress;
import io.netbench.plan.RunPlan;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the servers of a run listen, put together from the coordinator's messages. */
final class DataAddresses {

    private final RunPlan share;
    private final Map<Integer, List<DataAddress>> byAgent = new HashMap<>();

    DataAddresses(RunPlan share) {
        this.share = share;
    }

    void add(Connect piece) {
        for (AgentAddresses agent : piece.getAgentsList()) {
            byAgent.put(agent.getAgent(), agent.getAddressesList());
        }
    }

    /**
     * The address of a server by its endpoint's id.
     *
     * @throws AgentException if the coordinator did not say
     */
    InetSocketAddress ofServer(int endpoint) {
        List<DataAddress> addresses =
                byAgent.getOrDefault(share.endpoints().get(endpoint).agent(), List.of());
        if (addresses.isEmpty()) {
            throw new AgentException(
                    "no data address for " + share.endpoints().get(endpoint).name());
        }
        DataAddress address = addresses.get(0);
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    static DataAddress message(InetSocketAddress address) {
        return DataAddress.newBuilder()
                .setHost(address.getAddress().getHostAddress())
                .setPort(address.getPort())
                .build();
    }
}
