package io.netbench.analysis;

import io.netbench.result.HostResult;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What event loops had to carry: the ends of connections on each host, and how many loops were there where a host does not
 * say.
 *
 * @param threads event loops of each agent; empty where agents differ
 * @param byHost ends of connections by the host's name
 */
record LoopEnds(Optional<Integer> threads, Map<String, Long> byHost) {

    LoopEnds {
        byHost = Map.copyOf(byHost);
    }

    static LoopEnds of(RunMeasurements facts) {
        Map<String, String> hosts = new HashMap<>();
        facts.endpoints().forEach(endpoint -> hosts.put(endpoint.name(), endpoint.host()));
        Map<String, Long> ends = new HashMap<>();
        facts.links().forEach(link -> {
            ends.merge(hosts.getOrDefault(link.source(), ""), (long) link.connectionCount(), Long::sum);
            ends.merge(hosts.getOrDefault(link.sink(), ""), (long) link.connectionCount(), Long::sum);
        });
        return new LoopEnds(facts.plan().threads(), ends);
    }

    long on(HostResult host) {
        return byHost.getOrDefault(host.name(), 0L);
    }
}
