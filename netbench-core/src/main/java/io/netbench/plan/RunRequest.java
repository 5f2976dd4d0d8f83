package io.netbench.plan;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a person asked for, with nothing filled in: {@link Planner} makes a {@link RunPlan} of it.
 *
 * @param loads what is to run side by side
 * @param thresholds of every load, where the load has none of its own: those that it has figures for, and of goodput only
 *     where no link of it has a rate. One at least is held to each
 * @param seed from which payload and random phases are derived
 * @param clientPorts what connections come from; empty: what the kernel gives
 * @param probes what is probed beside the loads
 */
public record RunRequest(
        List<LoadRequest> loads,
        Thresholds thresholds,
        TimingRequest timing,
        DataPlan data,
        long seed,
        Optional<PortRange> clientPorts,
        Optional<ProbeRequest> probes) {

    /** Of a plan that is only looked at. */
    private static final String NO_RUN = "0".repeat(32);

    /** A run whose connections come from the ports that the kernel gives. */
    public RunRequest(List<LoadRequest> loads, Thresholds thresholds, TimingRequest timing, DataPlan data, long seed) {
        this(loads, thresholds, timing, data, seed, Optional.empty(), Optional.empty());
    }

    /** A run of one load, whose thresholds are its own. */
    public RunRequest(LoadRequest load, TimingRequest timing, DataPlan data, long seed) {
        this(List.of(load), Thresholds.NONE, timing, data, seed);
    }

    public RunRequest {
        loads = List.copyOf(loads);
        Objects.requireNonNull(thresholds, "thresholds");
        Objects.requireNonNull(timing, "timing");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(clientPorts, "clientPorts");
        Objects.requireNonNull(probes, "probes");
        RunPlan.requireNames(loads.stream().map(LoadRequest::name).toList());
    }

    /** The same, from these ports. */
    public RunRequest from(Optional<PortRange> ports) {
        return new RunRequest(loads, thresholds, timing, data, seed, ports, probes);
    }

    /** The same with other loads. */
    public RunRequest with(List<LoadRequest> others) {
        return new RunRequest(others, thresholds, timing, data, seed, clientPorts, probes);
    }

    /**
     * One of the loads without the others, and without options that only the others have a use for.
     *
     * @throws PlanException if it can't be planned
     */
    public RunRequest alone(LoadRequest load) {
        DataPlan ofLoad = data.onlyFor(load.protocol());
        RunRequest all = new RunRequest(List.of(load), thresholds, timing, ofLoad, seed, clientPorts, Optional.empty());
        Thresholds taken = thresholds.without(Planner.idleThresholds(all));
        RunRequest single = new RunRequest(List.of(load), taken, timing, ofLoad, seed, clientPorts, Optional.empty());
        return probes.isEmpty() || SoloPlanner.hasTimed(Planner.plan(single, NO_RUN))
                ? single.with(probes)
                : single.with(probes.flatMap(ProbeRequest::withoutSelf));
    }

    /** The same, with what is probed beside them. */
    public RunRequest with(Optional<ProbeRequest> probing) {
        return new RunRequest(loads, thresholds, timing, data, seed, clientPorts, probing);
    }

    /** The hosts with agents that loads or probes need, each once. */
    public List<HostAddress> hostsWithBystanders() {
        return Stream.concat(hosts().stream(), probes.stream().flatMap(asked -> asked.bystanders().stream()))
                .distinct()
                .toList();
    }

    /** Whether endpoints are asked for that the embedded agent carries; its index in the plan is 0 then. */
    public boolean hasLocal() {
        return loads.stream().anyMatch(load -> load.roles().hasLocal());
    }

    /** The hosts with agents, each once, in the order of the plan's agent indexes. */
    public List<HostAddress> hosts() {
        return loads.stream()
                .flatMap(load -> load.roles().hosts().stream())
                .distinct()
                .toList();
    }
}
