package io.netbench.coordinator.agents;

import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The agents that plans may name, for as many runs as their owner likes, over all of them or some, one run at a time. The
 * ways to them stay their owner's, who closes them when no run is on any more.
 */
public final class OpenAgents {

    private final Map<String, OpenAgent> byName = new LinkedHashMap<>();
    private final Supplier<Optional<AgentConnection>> embedded;

    /** @throws IllegalArgumentException if two have one name */
    public OpenAgents(List<AgentConnection> connections) {
        this(connections, Optional::empty);
    }

    /**
     * These, and one in this process.
     *
     * @param embedded starts that one, when a plan names it for the first time
     * @throws IllegalArgumentException if two have one name
     */
    public OpenAgents(List<AgentConnection> connections, Supplier<Optional<AgentConnection>> embedded) {
        this.embedded = embedded;
        for (AgentConnection connection : connections) {
            if (byName.putIfAbsent(connection.name(), new OpenAgent(connection)) != null) {
                throw new IllegalArgumentException("two agents are called " + connection.name());
            }
        }
    }

    /** The same ways to the same agents, for runs at the same time as those over these; each has its own view of them. */
    public OpenAgents again() {
        return new OpenAgents(
                byName.values().stream().map(OpenAgent::connection).toList());
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
        OpenAgent agent = byName.computeIfAbsent(name, this::open);
        if (agent == null) {
            throw new PlanException("no agent is open for '%s'; there are: %s"
                    .formatted(name, byName.isEmpty() ? "none" : String.join(", ", byName.keySet())));
        }
        return agent;
    }

    /** One that a plan names for the first time; null if it can't be had. */
    private OpenAgent open(String name) {
        return name.equals(RunPlan.THIS_HOST)
                ? embedded.get().map(OpenAgent::new).orElse(null)
                : null;
    }
}
