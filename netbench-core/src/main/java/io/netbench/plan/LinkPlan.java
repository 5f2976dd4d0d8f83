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
 * @param turn where the round of its connections over the data addresses of its hosts begins
 */
public record LinkPlan(int id, int source, int sink, LinkLoad load, int turn) {

    /** A link whose first connection takes the first address. */
    public LinkPlan(int id, int source, int sink, LinkLoad load) {
        this(id, source, sink, load, 0);
    }

    public LinkPlan {
        require(id >= 0, "link.id", id, "0 or more");
        require(source >= 0, "link.source", source, "an endpoint");
        require(sink >= 0, "link.sink", sink, "an endpoint");
        require(source != sink, "link.sink", sink, "another endpoint than its source");
        Objects.requireNonNull(load, "load");
        require(turn >= 0, "link.turn", turn, "0 or more");
    }
}
