package io.netbench.coordinator.agents;

import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The agents that plans may name, for as many runs as their owner likes, over all of them or some, one run at a time. The
 * ways to them stay their owner's, who closes them when no run is on any more.
 */
public final class OpenAgents {

    private final Map<String, OpenAgent> byName = new LinkedHashMap<>();

    /** @throws IllegalArgumentException if two have one name */
    public OpenAgents(List<AgentConnection> connections) {
        for (AgentConnection connection : connections) {
            if (byName.putIfAbsent(connection.name(), new OpenAgent(connection)) != null) {
                throw new IllegalArgumentException("two agents are called " + connection.name());
            }
        }
    }

    /**
     * Those of a plan, in the order of its indexes.
     *
     * @throws PlanException if one that it names is not open
     */
    public List<OpenAgent> of(RunPlan plan) {
        return plan.agents().stream().map(this::named).toList();
    }

    private OpenAgent named(String name) {
        OpenAgent agent = byName.get(name);
        if (agent == null) {
            throw new PlanException(
                    "no agent is open for '%s'; there are: %s".formatted(name, String.join(", ", byName.keySet())));
        }
        return agent;
    }
}
