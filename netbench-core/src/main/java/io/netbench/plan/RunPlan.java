package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What to run: everything that agents need to know, and nothing that only one host can know.
 *
 * @param runId public name of the run: 32 hexadecimal digits
 * @param seed from which payload and random phases are derived
 * @param agents names of the agents that take part, as {@link Endpoint#agent()} counts them; empty in the share of an
 *     agent, which needs no names
 * @param endpoints indexed by {@link Endpoint#id()}
 * @param loads what runs side by side, indexed by {@link Load#id()}
 * @param probes what is probed beside the loads, by a run of its own; agents are not told
 */
public record RunPlan(
        String runId,
        long seed,
        List<String> agents,
        List<Endpoint> endpoints,
        List<Load> loads,
        Schedule schedule,
        DataPlan data,
        Optional<ProbeRequest> probes) {

    /** What messages, results and plans call the agent that carries endpoints for which no host is named. */
    public static final String THIS_HOST = "this host";

    /** The most loads of one run. */
    public static final int MAX_LOADS = 64;

    public RunPlan {
        require(runId != null && runId.matches("[0-9a-f]{32}"), "run id", runId, "32 hexadecimal digits");
        agents = List.copyOf(agents);
        endpoints = List.copyOf(endpoints);
        loads = List.copyOf(loads);
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(data, "data");
        Objects.requireNonNull(probes, "probes");
        requireNames(loads.stream().map(Load::name).toList());
        for (int i = 0; i < endpoints.size(); i++) {
            require(endpoints.get(i).id() == i, "endpoint.id", endpoints.get(i).id(), "its index " + i);
            require(
                    agents.isEmpty() || endpoints.get(i).agent() < agents.size(),
                    "endpoint.agent",
                    endpoints.get(i).agent(),
                    "an agent of the plan");
        }
        int lastId = -1;
        for (int i = 0; i < loads.size(); i++) {
            Load load = loads.get(i);
            require(load.id() == i, "load.id", load.id(), "its index " + i);
            load.span().requireWithin(schedule);
            for (LinkPlan link : load.links()) {
                require(link.id() > lastId, "link.id", link.id(), "more than that of the link before, " + lastId);
                require(link.source() < endpoints.size(), "link.source", link.source(), "an endpoint of the plan");
                require(link.sink() < endpoints.size(), "link.sink", link.sink(), "an endpoint of the plan");
                lastId = link.id();
            }
            require(
                    schedule.durationNs().isPresent() || load.endsByItself(),
                    Property.DURATION,
                    "none",
                    "given, or " + Property.BYTES + " for every link, or " + Property.ROUNDS);
        }
        require(lastId >= 0, "links", "none", "at least one link");
    }

    /** The share of an agent, which knows the others by their index alone. */
    public RunPlan(
            String runId, long seed, List<Endpoint> endpoints, List<Load> loads, Schedule schedule, DataPlan data) {
        this(runId, seed, List.of(), endpoints, loads, schedule, data);
    }

    /** A run without probes. */
    public RunPlan(
            String runId,
            long seed,
            List<String> agents,
            List<Endpoint> endpoints,
            List<Load> loads,
            Schedule schedule,
            DataPlan data) {
        this(runId, seed, agents, endpoints, loads, schedule, data, Optional.empty());
    }

    /** The same, with what is probed beside it. */
    public RunPlan with(Optional<ProbeRequest> probing) {
        return new RunPlan(
                runId,
                seed,
                agents,
                endpoints,
                loads,
                schedule,
                data,
                probing.map(asked -> ProbePlanner.fitting(this, asked)));
    }

    /** All links of all loads, in the order of their ids. */
    public List<LinkPlan> links() {
        return loads.size() == 1
                ? loads.get(0).links()
                : loads.stream().flatMap(load -> load.links().stream()).toList();
    }

    /** The load that a link of the plan belongs to. */
    public Load loadOf(LinkPlan link) {
        return loads.get(link.loadId());
    }

    /** Length of the window up to the end of the load that ends last; empty where time ends nothing. */
    public OptionalLong windowNs() {
        return schedule.durationNs().isEmpty()
                ? OptionalLong.empty()
                : loads.stream()
                        .mapToLong(load -> load.span().endNs(schedule).orElseThrow())
                        .max();
    }

    /** Whether bytes or rounds can end a load before its time is up: then warm-up drains and counting starts afresh. */
    public boolean endsByBytesOrRounds() {
        return loads.stream().anyMatch(Load::endsByBytesOrRounds);
    }

    /** @throws PlanException if there are too few or too many, or two are the same */
    static void requireNames(List<String> names) {
        require(!names.isEmpty() && names.size() <= MAX_LOADS, "loads", names.size(), "from 1 to " + MAX_LOADS);
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new PlanException(Property.LOAD + " '" + name + "' is there twice; give each a name of its own");
            }
        }
    }
}
