package io.netbench.coordinator.agents;

import io.netbench.control.AgentCoLocation;
import io.netbench.host.HostFacts;
import io.netbench.host.HostIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Tells agents with which others they share a machine. One whose machine can't be told counts as being by itself. */
public final class CoLocation {

    private final LinkShares shares;
    private final Function<Integer, AgentSession> agents;
    private final Map<String, Integer> agentsOfMachine = new HashMap<>();

    /**
     * A seating.
     *
     * @param shares of the links that are to run
     * @param agents by their index
     * @param present agents that take part
     */
    public CoLocation(LinkShares shares, Function<Integer, AgentSession> agents, List<AgentSession> present) {
        this.shares = shares;
        this.agents = agents;
        present.forEach(agent -> machine(agent).ifPresent(id -> agentsOfMachine.merge(id, 1, Integer::sum)));
    }

    public AgentCoLocation of(AgentSession agent) {
        int sharing = machine(agent).map(agentsOfMachine::get).orElse(1);
        return new AgentCoLocation(agent.index(), sharing, peersAreLocal(agent));
    }

    private boolean peersAreLocal(AgentSession agent) {
        Optional<String> here = identity(agent).flatMap(HostIdentity::key);
        return shares.endsOf(agent).stream()
                .map(agents)
                .allMatch(peer -> peer == agent
                        || (here.isPresent() && here.equals(identity(peer).flatMap(HostIdentity::key))));
    }

    private static Optional<String> machine(AgentSession agent) {
        return identity(agent).map(HostIdentity::bootId);
    }

    private static Optional<HostIdentity> identity(AgentSession agent) {
        return agent.facts().map(HostFacts::identity);
    }
}
