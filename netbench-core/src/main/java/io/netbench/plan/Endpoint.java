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

    /** The longest name: that of a host, with its port. */
    public static final int MAX_NAME = 300;

    public Endpoint {
        require(id >= 0, "endpoint.id", id, "0 or more");
        require(
                name != null && !name.isBlank() && name.length() <= MAX_NAME,
                "endpoint.name",
                name,
                "a name of 1 to " + MAX_NAME + " characters");
        require(agent >= 0, "endpoint.agent", agent, "0 or more");
    }
}
