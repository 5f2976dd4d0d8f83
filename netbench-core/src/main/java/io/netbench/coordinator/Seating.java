package io.netbench.coordinator;

import io.netbench.control.AgentSeat;
import io.netbench.control.PlanMessages;
import io.netbench.host.HostFacts;
import io.netbench.host.HostIdentity;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Tells agents with which others they share a machine. One whose machine can't be told counts as being by itself. */
final class Seating {

    private final RunPlan plan;
    private final List<LinkPlan> links;
    private final Function<Integer, AgentSession> agents;
    private final List<AgentSession> present;

    /**
     * A seating.
     *
     * @param links those that are to run
     * @param agents by their index
     * @param present agents that take part
     */
    Seating(RunPlan plan, List<LinkPlan> links, Function<Integer, AgentSession> agents, List<AgentSession> present) {
        this.plan = plan;
        this.links = links;
        this.agents = agents;
        this.present = List.copyOf(present);
    }

    AgentSeat of(AgentSession agent) {
        Optional<String> machine = identity(agent).map(HostIdentity::bootId);
        long sharing = present.stream()
                .filter(other -> other == agent
                        || (machine.isPresent()
                                && machine.equals(identity(other).map(HostIdentity::bootId))))
                .count();
        return new AgentSeat(agent.index(), (int) sharing, peersAreLocal(agent));
    }

    private boolean peersAreLocal(AgentSession agent) {
        Optional<String> here = identity(agent).flatMap(HostIdentity::key);
        return links.stream()
                .filter(link -> PlanMessages.touches(plan, link, agent.index()))
                .flatMap(link -> List.of(link.source(), link.sink()).stream())
                .map(endpoint -> agents.apply(plan.endpoints().get(endpoint).agent()))
                .allMatch(peer -> peer == agent
                        || (here.isPresent() && here.equals(identity(peer).flatMap(HostIdentity::key))));
    }

    private static Optional<HostIdentity> identity(AgentSession agent) {
        return agent.facts().map(HostFacts::identity);
    }
}
