package io.netbench.plan;

import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides which client is linked to which server. An endpoint that is both is never linked to itself.
 *
 * @param server the endpoint that listens
 * @param client the endpoint that connects
 * @param turn the link's turn: consecutive among the links of a server, and among those of a client, so that the links of
 *     either are spread evenly over the data addresses of its host
 */
record Pairing(Endpoint server, Endpoint client, int turn) {

    /** The most links of one run: what a coordinator can hold and a person could ever look at. */
    static final long MAX_LINKS = 1_000_000;

    /**
     * The pairs of a topology, clients in turn.
     *
     * @throws PlanException if the numbers of servers and clients don't fit the topology; it names the option
     */
    static List<Pairing> of(Topology topology, List<Endpoint> servers, List<Endpoint> clients) {
        return switch (topology) {
            case MESH -> mesh(servers, clients);
            case SPREAD -> spread(servers, clients);
            case PAIRS -> pairs(servers, clients);
        };
    }

    private static List<Pairing> mesh(List<Endpoint> servers, List<Endpoint> clients) {
        long links = (long) servers.size() * clients.size();
        if (links > MAX_LINKS) {
            throw new PlanException(Property.SERVERS + " times " + Property.CLIENTS + " must be at most " + MAX_LINKS
                    + " links, got: " + servers.size() + " x " + clients.size() + "; " + Property.TOPOLOGY
                    + " spread has one link a client");
        }
        List<Pairing> pairings = new ArrayList<>((int) links);
        for (int i = 0; i < clients.size(); i++) {
            for (int j = 0; j < servers.size(); j++) {
                if (!servers.get(j).equals(clients.get(i))) {
                    pairings.add(new Pairing(servers.get(j), clients.get(i), i + j));
                }
            }
        }
        if (pairings.isEmpty()) {
            throw new PlanException(Property.SERVERS + " and " + Property.CLIENTS
                    + " must name two hosts at least, got: " + servers.get(0).name() + " for both");
        }
        return pairings;
    }

    private static List<Pairing> spread(List<Endpoint> servers, List<Endpoint> clients) {
        List<Pairing> pairings = new ArrayList<>(clients.size());
        Set<Endpoint> used = new HashSet<>();
        for (int i = 0; i < clients.size(); i++) {
            Endpoint client = clients.get(i);
            Endpoint server = servers.get(i % servers.size());
            if (server.equals(client)) {
                server = servers.get((i + 1) % servers.size());
            }
            requireTwo(Topology.SPREAD, server, client);
            used.add(server);
            pairings.add(new Pairing(server, client, i / servers.size()));
        }
        for (Endpoint server : servers) {
            if (!used.contains(server)) {
                throw new PlanException(Property.TOPOLOGY + " spread gives each client one server and leaves "
                        + server.name() + " without a link; name at least as many clients as servers");
            }
        }
        return pairings;
    }

    private static List<Pairing> pairs(List<Endpoint> servers, List<Endpoint> clients) {
        if (servers.size() != clients.size()) {
            throw new PlanException(Property.TOPOLOGY + " pairs needs as many servers as clients, got: "
                    + servers.size() + " and " + clients.size());
        }
        List<Pairing> pairings = new ArrayList<>(clients.size());
        for (int i = 0; i < clients.size(); i++) {
            requireTwo(Topology.PAIRS, servers.get(i), clients.get(i));
            pairings.add(new Pairing(servers.get(i), clients.get(i), i));
        }
        return pairings;
    }

    private static void requireTwo(Topology topology, Endpoint server, Endpoint client) {
        if (server.equals(client)) {
            throw new PlanException(Property.TOPOLOGY + " " + topology.optionName() + " would link " + server.name()
                    + " to itself; name it once, or at another place of the list");
        }
    }
}
