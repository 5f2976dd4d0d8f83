package io.netbench.plan;

import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Gives connections their ports, so that no two from one agent to another come from the same: all loads of a run count, since
 * they share a server's port.
 */
final class PortAllotment {

    private final PortRange range;
    private final List<Endpoint> endpoints;
    private final Map<Hosts, Integer> given = new HashMap<>();

    PortAllotment(PortRange range, List<Endpoint> endpoints) {
        this.range = range;
        this.endpoints = endpoints;
    }

    private record Hosts(int client, int server) {}

    /**
     * A load whose connections come from these ports.
     *
     * @throws PlanException if there are too few
     */
    Load of(Load load) {
        List<LinkPlan> links = new ArrayList<>(load.links().size());
        for (LinkPlan link : load.links()) {
            links.add(link.from(ports(load, link)));
        }
        return load.with(links);
    }

    private ClientPorts ports(Load load, LinkPlan link) {
        Endpoint client = endpoints.get(load.clientOf(link));
        Endpoint server = endpoints.get(load.serverOf(link));
        int connections = link.load().connections();
        int from = given.merge(new Hosts(client.agent(), server.agent()), connections, Integer::sum) - connections;
        if (range.first() + from + connections - 1 > range.last()) {
            throw new PlanException(Property.SOURCE_PORTS + " must leave a port for each of the "
                    + (from + connections) + " connections from the host of " + client.name() + " to that of "
                    + server.name() + ", got: " + (range.last() - range.first() + 1) + " from " + range.first()
                    + " on");
        }
        return new ClientPorts(
                IntStream.range(0, connections)
                        .mapToObj(index -> range.first() + from + index)
                        .toList(),
                true);
    }
}
