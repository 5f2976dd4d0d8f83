package io.netbench.analysis;

import io.netbench.result.CeilingSettings;
import io.netbench.result.HostResult;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What the busiest hub of a run carried, and with which settings: what can be held against the tool's own ceiling.
 *
 * @param hub name of the endpoint
 * @param goodputBytesPerS payload over all of its links
 * @param settings under which it carried that
 */
public record HubLoad(String hub, double goodputBytesPerS, CeilingSettings settings) {

    /**
     * The busiest hub of a run over a network. Empty where a ceiling that is measured on a host with this kernel and so
     * many processors says nothing about it: where links stayed on their host, where the load was not simply as much as
     * goes, or where a hub was another kind of host, or several loads ran side by side.
     *
     * @param kernel release of the kernel that the ceiling counts for
     * @param cpus processors that an agent there may use
     */
    public static Optional<HubLoad> of(RunResult run, String kernel, Integer cpus) {
        List<HostResult> hosts = run.hosts().stream()
                .filter(host -> host.roles().contains(hubRole(run.loads().get(0))))
                .toList();
        boolean alike = hosts.stream()
                .allMatch(host -> Objects.equals(host.kernel(), kernel) && Objects.equals(host.cpus(), cpus));
        Set<String> transports = new HashSet<>();
        hosts.forEach(host -> transports.add(host.transport()));
        boolean comparable = run.loads().size() == 1
                && alike
                && transports.size() == 1
                && !transports.contains(null)
                && isSimple(run.plan(), run.loads().get(0))
                && run.links().stream().noneMatch(Loopback::carries)
                && !run.plan().local();
        return comparable ? busiest(run, transports.iterator().next()) : Optional.empty();
    }

    private static Optional<HubLoad> busiest(RunResult run, String transport) {
        LoadResult load = run.loads().get(0);
        Map<String, Double> goodputs = new HashMap<>();
        Map<String, Integer> links = new HashMap<>();
        for (LinkResult link : run.links()) {
            if (link.goodputBytesPerS() != null) {
                goodputs.merge(load.hubOf(link), link.goodputBytesPerS(), Double::sum);
            }
            links.merge(load.hubOf(link), 1, Integer::sum);
        }
        return goodputs.entrySet().stream()
                .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(most -> new HubLoad(
                        most.getKey(), most.getValue(), settings(load, transport, links.get(most.getKey()))));
    }

    /** The settings of a hub with so many links. */
    public static CeilingSettings settings(LoadResult load, String transport, int links) {
        return new CeilingSettings(
                transport,
                load.mode(),
                load.blockSizeBytes(),
                load.responseSizeBytes(),
                links * load.connectionsPerLink(),
                load.queueDepth());
    }

    private static boolean isSimple(PlanSummary plan, LoadResult load) {
        return load.rateBitsPerS().isEmpty()
                && !load.barrier()
                && !plan.verify()
                && !plan.asksZeroCopy()
                && plan.tlsData().isEmpty()
                && load.linkOverrides().isEmpty();
    }

    /** Which side of a pattern is single: clients only where one reads from many servers. */
    private static String hubRole(LoadResult load) {
        return load.isIncast() && load.isRead() ? "client" : "server";
    }
}
