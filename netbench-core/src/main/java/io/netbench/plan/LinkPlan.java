package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.Objects;

/**
 * One link: the direction in which blocks flow from one endpoint to another.
 *
 * @param id its index in the plan
 * @param source index of the endpoint that sends blocks
 * @param sink index of the endpoint that receives them
 * @param load what the link carries
 */
public record LinkPlan(int id, int source, int sink, LinkLoad load) {

    public LinkPlan {
        require(id >= 0, "link.id", id, "0 or more");
        require(source >= 0, "link.source", source, "an endpoint");
        require(sink >= 0, "link.sink", sink, "an endpoint");
        require(source != sink, "link.sink", sink, "another endpoint than its source");
        Objects.requireNonNull(load, "load");
    }
}
