package io.netbench.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The links of a run by the endpoints that they begin and end at. */
public final class EndpointLinks {

    private final Optional<Long> windowNs;
    private final Map<String, List<LinkResult>> bySource = new HashMap<>();
    private final Map<String, List<LinkResult>> bySink = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * Those of a run.
     *
     * @param links of all loads
     * @param windowNs length of the run's measured window; empty if it has none
     */
    public EndpointLinks(List<LinkResult> links, Optional<Long> windowNs) {
        this.windowNs = windowNs;
        for (LinkResult link : links) {
            bySource.computeIfAbsent(link.source(), name -> new ArrayList<>()).add(link);
            bySink.computeIfAbsent(link.sink(), name -> new ArrayList<>()).add(link);
            names.add(link.source());
            names.add(link.sink());
        }
    }

    /** All endpoints that have a link, as links first name them. */
    public List<String> names() {
        return List.copyOf(names);
    }

    /** Whether an endpoint sends on any link. */
    public boolean isSource(String name) {
        return bySource.containsKey(name);
    }

    /** Whether an endpoint receives on any link. */
    public boolean isSink(String name) {
        return bySink.containsKey(name);
    }

    /** What an endpoint sent and received in all. */
    public EndpointResult of(String name, String host, List<String> roles) {
        return new EndpointResult(
                name,
                host,
                roles,
                EndpointFlow.sumOf(bySource.getOrDefault(name, List.of()), windowNs),
                EndpointFlow.sumOf(bySink.getOrDefault(name, List.of()), windowNs));
    }
}
