package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One link: the direction in which blocks flow from one endpoint to another.
 *
 * @param id its index in the plan, through all loads
 * @param loadId index of the load that it belongs to
 * @param source index of the endpoint that sends blocks
 * @param sink index of the endpoint that receives them
 * @param load what the link carries
 * @param turn where the round of its connections over the data addresses of its hosts begins
 * @param clientPorts what its connections come from
 * @param rail which data address of its hosts all of its connections take, from 0; empty: they take them in turn
 */
public record LinkPlan(
        int id, int loadId, int source, int sink, LinkLoad load, int turn, ClientPorts clientPorts, OptionalInt rail) {

    /** A link whose connections come from the ports that the kernel gives. */
    public LinkPlan(int id, int loadId, int source, int sink, LinkLoad load, int turn) {
        this(id, loadId, source, sink, load, turn, ClientPorts.FREE, OptionalInt.empty());
    }

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
        Objects.requireNonNull(clientPorts, "clientPorts");
        require(rail.orElse(0) >= 0, "link.rail", rail, "0 or more");
        require(
                clientPorts.ports().size() <= load.connections(),
                Property.SOURCE_PORTS,
                clientPorts.ports().size(),
                "at most one for each of " + load.connections() + " connections");
    }

    /** The same, from these ports. */
    public LinkPlan from(ClientPorts ports) {
        return new LinkPlan(id, loadId, source, sink, load, turn, ports, rail);
    }

    /** Which of the data addresses a connection takes, as often as there are such. */
    public int turnOf(int connection) {
        return rail.orElse(turn + connection);
    }
}
