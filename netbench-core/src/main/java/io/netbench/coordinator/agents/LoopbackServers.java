package io.netbench.coordinator.agents;

import io.netbench.control.DataAddress;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Servers that tell an address of their own loopback to clients on other machines, where it means another host. */
public final class LoopbackServers {

    private final Map<Integer, AgentSession> agents;

    public LoopbackServers(List<AgentSession> agents) {
        this.agents = agents.stream().collect(Collectors.toMap(AgentSession::index, Function.identity()));
    }

    /** The first of them, in words for the person who started it; empty if there is none. */
    public Optional<Finding> find(RunPlan plan, List<LinkPlan> links) {
        for (LinkPlan link : links) {
            Load load = plan.loadOf(link);
            AgentSession server =
                    agents.get(plan.endpoints().get(load.serverOf(link)).agent());
            AgentSession client =
                    agents.get(plan.endpoints().get(load.clientOf(link)).agent());
            Optional<DataAddress> loopback = loopbackOf(server);
            if (loopback.isPresent() && areKnownToDiffer(server, client)) {
                return Optional.of(Finding.about(
                        server.name(),
                        "data_address_loopback",
                        "%s: its data address %s is its loopback, and its client %s is another machine; %s."
                                .formatted(
                                        server.name(),
                                        loopback.get().host(),
                                        client.name(),
                                        server.isEmbedded()
                                                ? "start a netbench {agent} here too, with --data-address and an address that"
                                                        + " clients can reach, and name it instead of a number"
                                                : "start its netbench {agent} with --bind or --data-address and an address that"
                                                        + " clients can reach")));
            }
        }
        return Optional.empty();
    }

    private static Optional<DataAddress> loopbackOf(AgentSession server) {
        return server.answers().prepared().orElseThrow().listening().stream()
                .filter(address -> isLoopback(address.host()))
                .findFirst();
    }

    private static boolean isLoopback(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException noLiteral) {
            return false;
        }
    }

    private static boolean areKnownToDiffer(AgentSession one, AgentSession other) {
        Optional<String> key = keyOf(one);
        Optional<String> otherKey = keyOf(other);
        return key.isPresent() && otherKey.isPresent() && !key.equals(otherKey);
    }

    private static Optional<String> keyOf(AgentSession agent) {
        return agent.facts().flatMap(facts -> facts.identity().key());
    }
}
