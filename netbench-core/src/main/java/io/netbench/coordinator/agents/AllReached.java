package io.netbench.coordinator.agents;

import java.util.List;
import java.util.function.Predicate;

/**
 * Looks whether all agents have come as far as something, again and again. It goes on from the first one that had not:
 * what an agent has reached it keeps, and looking at thousands of agents for each message of each would take minutes.
 */
public final class AllReached {

    private final List<AgentSession> agents;
    private final Predicate<AgentSession> reached;
    private int next;

    public AllReached(List<AgentSession> agents, Predicate<AgentSession> reached) {
        this.agents = agents;
        this.reached = reached;
    }

    /** Whether each has, or is out of the run. */
    public boolean isComplete() {
        while (next < agents.size() && hasReached(agents.get(next))) {
            next++;
        }
        return next == agents.size();
    }

    private boolean hasReached(AgentSession agent) {
        return !agent.isIn() || reached.test(agent);
    }
}
