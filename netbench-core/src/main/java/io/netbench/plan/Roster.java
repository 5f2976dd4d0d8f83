package io.netbench.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the agents and endpoints of a plan. Local ones are carried by one embedded agent; each host has its own agent, and one
 * name is one endpoint, whatever its roles are and in however many loads it has them.
 */
final class Roster {

    /** Index of the embedded agent, where there is one. */
    private static final int LOCAL = 0;

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<String, Endpoint> byName = new HashMap<>();
    private final List<String> agents = new ArrayList<>();
    private final Map<HostAddress, Integer> agentOf = new HashMap<>();

    Roster(RunRequest request) {
        if (request.hasLocal()) {
            agents.add(RunPlan.THIS_HOST);
        }
        for (HostAddress host : request.hosts()) {
            agentOf.put(host, agents.size());
            agents.add(host.toString());
        }
    }

    /** Their names, by their index. */
    List<String> agents() {
        return agents;
    }

    /** All so far, in the order in which loads named them. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    List<Endpoint> servers(RoleRequest roles) {
        return named("server-", roles.serversOrDefault());
    }

    List<Endpoint> clients(RoleRequest roles) {
        return named("client-", roles.clientsOrDefault());
    }

    private List<Endpoint> named(String localPrefix, HostList list) {
        List<Endpoint> named = new ArrayList<>(list.size());
        if (list instanceof HostList.Hosts hosts) {
            for (HostAddress host : hosts.hosts()) {
                named.add(endpoint(host.toString(), agentOf.get(host)));
            }
        } else {
            for (int i = 1; i <= list.size(); i++) {
                named.add(endpoint(localPrefix + i, LOCAL));
            }
        }
        return List.copyOf(named);
    }

    private Endpoint endpoint(String name, int agent) {
        Endpoint endpoint = byName.computeIfAbsent(name, unknown -> newEndpoint(unknown, agent));
        if (endpoint.agent() != agent) {
            throw new PlanException("'" + name + "' is the name of a host and of an endpoint on this host; "
                    + "give the host by its address, or with its port");
        }
        return endpoint;
    }

    private Endpoint newEndpoint(String name, int agent) {
        Endpoint endpoint = new Endpoint(endpoints.size(), name, agent);
        endpoints.add(endpoint);
        return endpoint;
    }
}
