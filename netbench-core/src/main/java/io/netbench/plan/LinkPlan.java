package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.Objects;

/**
 * One link: the direction in which blocks flow from one endpoint to another.
 *
 * @param id its index in the plan, through all loads
 * @param loadId index of the load that it belongs to
 * @param source index of the endpoint that sends blocks
 * @param sink index of the endpoint that receives them
 * @param load what the link carries
 * @param turn where the round of its connections over the data addresses of its hosts begins
 */
public record LinkPlan(int id, int loadId, int source, int sink, LinkLoad load, int turn) {

    /** A link of a plan's first load, whose first connection takes the first address. */
    public LinkPlan(int id, int source, int sink, LinkLoad load) {
        this(id, 0, source, sink, load, 0);
    }

    public LinkPlan {
        require(id >= 0, "link.id", id, "0 or more");
        require(loadId >= 0, "link.load", loadId, "a load of the plan");
        require(source >= 0, "link.source", source, "an endpoint");
        require(sink >= 0, "link.sink", sink, "an endpoint");
        require(source != sink, "link.sink", sink, "another endpoint than its source");
        Objects.requireNonNull(load, "load");
        require(turn >= 0, "link.turn", turn, "0 or more");
    }
}
