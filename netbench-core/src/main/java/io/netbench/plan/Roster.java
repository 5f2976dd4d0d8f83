package io.netbench.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the endpoints of a plan. Local ones are carried by one embedded agent; each host has its own agent, and a host
 * that is both server and client is one endpoint.
 */
final class Roster {

    private final List<Endpoint> endpoints = new ArrayList<>();
    private final Map<HostAddress, Endpoint> byHost = new HashMap<>();
    private final List<Endpoint> servers;
    private final List<Endpoint> clients;
    private final int localAgents;

    Roster(HostList servers, HostList clients) {
        localAgents = servers instanceof HostList.Local || clients instanceof HostList.Local ? 1 : 0;
        this.servers = add("server-", servers);
        this.clients = add("client-", clients);
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
                int agent = localAgents + byHost.size();
                added.add(byHost.computeIfAbsent(host, address -> newEndpoint(address.toString(), agent)));
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
