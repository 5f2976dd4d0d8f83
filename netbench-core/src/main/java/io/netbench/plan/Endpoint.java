package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

/**
 * A logical host of a plan.
 *
 * @param id its index in the plan
 * @param name what people call it: {@code client-3}, or a host's name
 * @param agent index of the agent that carries it
 */
public record Endpoint(int id, String name, int agent) {

    public Endpoint {
        require(id >= 0, "endpoint.id", id, "0 or more");
        require(name != null && !name.isBlank(), "endpoint.name", name, "a name");
        require(agent >= 0, "endpoint.agent", agent, "0 or more");
    }
}
