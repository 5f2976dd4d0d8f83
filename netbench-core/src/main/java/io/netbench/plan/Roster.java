package io.netbench.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the agents and endpoints of a plan. Local ones are carried by one embedded agent; each host has its own agent, and a host
 * that is both server and client is one endpoint.
 */
final class Roster {

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<HostAddress, Endpoint> byHost = new HashMap<>();
    private final List<Endpoint> servers;
    private final List<Endpoint> clients;
    private final List<String> agents = new ArrayList<>();
    private final Map<HostAddress, Integer> agentOf = new HashMap<>();

    Roster(RoleRequest roles) {
        if (roles.hasLocal()) {
            agents.add(RunPlan.THIS_HOST);
        }
        for (HostAddress host : roles.hosts()) {
            agentOf.put(host, agents.size());
            agents.add(host.toString());
        }
        servers = add("server-", roles.serversOrDefault());
        clients = add("client-", roles.clientsOrDefault());
    }

    /** Their names, by their index. */
    List<String> agents() {
        return agents;
    }

    List<Endpoint> endpoints() {
        return endpoints;
    }

    List<Endpoint> servers() {
        return servers;
    }

    List<Endpoint> clients() {
        return clients;
    }

    private List<Endpoint> add(String localPrefix, HostList list) {
        List<Endpoint> added = new ArrayList<>(list.size());
        if (list instanceof HostList.Hosts hosts) {
            for (HostAddress host : hosts.hosts()) {
                added.add(
                        byHost.computeIfAbsent(host, address -> newEndpoint(address.toString(), agentOf.get(address))));
            }
        } else {
            for (int i = 1; i <= list.size(); i++) {
                added.add(newEndpoint(localPrefix + i, 0));
            }
        }
        return List.copyOf(added);
    }

    private Endpoint newEndpoint(String name, int agent) {
        Endpoint endpoint = new Endpoint(endpoints.size(), name, agent);
        endpoints.add(endpoint);
        return endpoint;
    }
}
