package io.netbench.traffic;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.LoadHub;
import io.netbench.traffic.connection.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ends of connections that one agent carries, as the plan has them.
 *
 * @param outgoing every connection that the agent opens
 * @param incoming the first connection of every link whose connections others open to the agent, by link
 * @param incomingConnections how many connections those links have
 * @param ownConnections how many of those the agent itself opens
 * @param limitTellers how many of all these ends must have reached the limit of a load before it is reached, by load
 * @param hubs endpoints of the agent whose links make up rounds, by load
 */
record LocalEnds(
        List<ConnectionPlan> outgoing,
        Map<Integer, ConnectionPlan> incoming,
        int incomingConnections,
        int ownConnections,
        List<Integer> limitTellers,
        Set<LoadHub> hubs) {

    static LocalEnds of(RunPlan share, int agent) {
        List<ConnectionPlan> outgoing = new ArrayList<>();
        Map<Integer, ConnectionPlan> incoming = new HashMap<>();
        Set<LoadHub> hubs = new HashSet<>();
        List<Integer> tellersOfLoads = new ArrayList<>();
        int incomingConnections = 0;
        int ownConnections = 0;
        for (Load load : share.loads()) {
            int limitTellers = 0;
            for (LinkPlan link : load.links()) {
                int connections = link.load().connections();
                boolean isClient = share.endpoints().get(load.clientOf(link)).agent() == agent;
                boolean isServer = share.endpoints().get(load.serverOf(link)).agent() == agent;
                if (isClient) {
                    ConnectionPlan plan = endAt(load, link, load.clientOf(link));
                    limitTellers += plan.tellsLimit() ? connections : 0;
                    for (int index = 0; index < connections; index++) {
                        outgoing.add(plan.withIndex(index));
                    }
                }
                if (isServer) {
                    ConnectionPlan plan = endAt(load, link, load.serverOf(link));
                    limitTellers += plan.tellsLimit() ? connections : 0;
                    incoming.put(link.id(), plan);
                    incomingConnections += connections;
                    ownConnections += isClient ? connections : 0;
                }
                if (load.barrier() && share.endpoints().get(load.hubOf(link)).agent() == agent) {
                    hubs.add(new LoadHub(load.id(), load.hubOf(link)));
                }
            }
            tellersOfLoads.add(limitTellers);
        }
        return new LocalEnds(outgoing, incoming, incomingConnections, ownConnections, tellersOfLoads, hubs);
    }

    private static ConnectionPlan endAt(Load load, LinkPlan link, int endpoint) {
        return new ConnectionPlan(load, link, 0, endpoint == link.source() ? Side.SOURCE : Side.SINK);
    }
}
