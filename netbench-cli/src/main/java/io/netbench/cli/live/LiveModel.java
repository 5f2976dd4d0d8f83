package io.netbench.cli.live;

import io.netbench.coordinator.HostInterval;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** What the view knows of a run: the latest figures, and a little history. For one thread at a time. */
final class LiveModel {

    private final RunPlan plan;
    private final List<LinkRow> links = new ArrayList<>();
    private final Map<Integer, String> hostNames = new TreeMap<>();
    private final Map<Integer, HostInterval> hosts = new HashMap<>();
    private final Map<String, String> losses = new HashMap<>();
    private final History total = new History();
    private RunPhase phase = RunPhase.SETUP;
    private long phaseStartNs;
    private Double totalBytesPerS;
    private double highestBytesPerS;
    private int silentLinks;
    private int failedLinks;
    private String latestFailure;

    /**
     * @param nowNs when the run began, on any clock; later instants are of the same
     */
    LiveModel(RunPlan plan, long nowNs) {
        this.plan = plan;
        this.phaseStartNs = nowNs;
        List<Endpoint> endpoints = plan.endpoints();
        for (LinkPlan link : plan.links()) {
            links.add(new LinkRow(
                    link.id(),
                    plan.loads().size() == 1 ? "" : plan.loadOf(link).name(),
                    endpoints.get(link.source()).name(),
                    endpoints.get(link.sink()).name()));
            hostNames.putIfAbsent(
                    endpoints.get(link.source()).agent(), links.get(link.id()).source());
            hostNames.putIfAbsent(
                    endpoints.get(link.sink()).agent(), links.get(link.id()).sink());
        }
    }

    void phase(RunPhase next, long nowNs) {
        phase = next;
        phaseStartNs = nowNs;
    }

    void interval(IntervalFigures figures) {
        BitSet told = new BitSet();
        for (LinkInterval link : figures.byLink()) {
            links.get(link.link()).add(link, figures.endNs() - figures.startNs());
            told.set(link.link());
        }
        for (int i = told.nextClearBit(0); i < links.size(); i = told.nextClearBit(i + 1)) {
            links.get(i).addUnknown();
        }
        hosts.clear();
        for (HostInterval host : figures.byHost()) {
            hosts.put(host.agent(), host);
            hostNames.replace(host.agent(), host.name());
        }
        totalBytesPerS = figures.goodputBytesPerS();
        total.add(totalBytesPerS);
        silentLinks = figures.silentLinks();
        highestBytesPerS = links.stream()
                .mapToDouble(link -> link.history().highest())
                .max()
                .orElse(0);
    }

    void linkFailed(int link, String reason) {
        LinkRow row = links.get(link);
        if (row.failure() == null) {
            failedLinks++;
        }
        row.fail(reason);
        latestFailure =
                (row.load().isEmpty() ? "" : row.load() + " ") + row.source() + " -> " + row.sink() + ": " + reason;
    }

    void agentLost(String agent, String reason) {
        losses.put(agent, reason);
        latestFailure = agent + ": " + reason;
    }

    /** Goodput of each load in the latest interval, in their order; unknown where a link's is. */
    List<Double> loads() {
        double[] sums = new double[plan.loads().size()];
        for (LinkRow link : links) {
            if (link.failure() == null) {
                sums[plan.links().get(link.id()).loadId()] += rate(link);
            }
        }
        return DoubleStream.of(sums)
                .mapToObj(sum -> Double.isNaN(sum) ? null : (Double) sum)
                .toList();
    }

    /** Whether all loads are of datagrams, so that some may be lost and none is sent again. */
    boolean isOfDatagrams() {
        return plan.loads().stream().allMatch(load -> load.protocol() == DataProtocol.UDP);
    }

    RunPlan plan() {
        return plan;
    }

    RunPhase phase() {
        return phase;
    }

    long elapsedNs(long nowNs) {
        return nowNs - phaseStartNs;
    }

    /** The length of the phase; empty when it is not known in advance. */
    OptionalLong plannedNs() {
        return switch (phase) {
            case WARMUP -> OptionalLong.of(plan.schedule().warmupNs());
            case MEASURE -> plan.schedule().durationNs();
            case SETUP, DRAIN, REPORT -> OptionalLong.empty();
        };
    }

    /** In the order of the plan. */
    List<LinkRow> links() {
        return links;
    }

    /** One row for each agent, in their order. */
    List<HostRow> hosts() {
        Map<Integer, Double> in = new HashMap<>();
        Map<Integer, Double> out = new HashMap<>();
        for (LinkRow link : links) {
            if (link.failure() == null) {
                LinkPlan planned = plan.links().get(link.id());
                in.merge(agentOf(planned.sink()), rate(link), Double::sum);
                out.merge(agentOf(planned.source()), rate(link), Double::sum);
            }
        }
        return hostNames.entrySet().stream()
                .map(host -> row(host.getKey(), host.getValue(), known(in, host.getKey()), known(out, host.getKey())))
                .toList();
    }

    private HostRow row(int agent, String name, Double in, Double out) {
        HostInterval host = hosts.getOrDefault(agent, new HostInterval(agent, name, null, null, null));
        return new HostRow(
                agent,
                name,
                in,
                out,
                host.hostCpuFraction(),
                host.processCpuFraction(),
                host.busiestLoopFraction(),
                losses.get(name));
    }

    private int agentOf(int endpoint) {
        return plan.endpoints().get(endpoint).agent();
    }

    /** An unknown part makes the sum unknown. */
    private static double rate(LinkRow link) {
        return link.bytesPerS() == null ? Double.NaN : link.bytesPerS();
    }

    private static Double known(Map<Integer, Double> sums, int agent) {
        Double sum = sums.get(agent);
        return sum == null || sum.isNaN() ? null : sum;
    }

    /** Goodput of all links in the latest interval; {@code null} before the first one. */
    Double totalBytesPerS() {
        return totalBytesPerS;
    }

    History total() {
        return total;
    }

    /** The highest rate that the history of any link still holds: the end of the scale that all rows share. */
    double highestBytesPerS() {
        return highestBytesPerS;
    }

    /** Links without a byte in the latest interval. */
    int silentLinks() {
        return silentLinks;
    }

    int failedLinks() {
        return failedLinks;
    }

    /** What went wrong last; {@code null} as long as nothing did. */
    String latestFailure() {
        return latestFailure;
    }
}
