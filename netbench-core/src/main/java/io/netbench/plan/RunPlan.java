package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.List;
import java.util.Objects;

/**
 * What to run: everything that agents need to know, and nothing that only one host can know.
 *
 * @param runId public name of the run: 32 hexadecimal digits
 * @param seed from which payload and random phases are derived
 * @param agents names of the agents that take part, as {@link Endpoint#agent()} counts them; empty in the share of an
 *     agent, which needs no names
 * @param endpoints indexed by {@link Endpoint#id()}
 * @param loads what runs side by side; one today
 */
public record RunPlan(
        String runId,
        long seed,
        List<String> agents,
        List<Endpoint> endpoints,
        List<Load> loads,
        Schedule schedule,
        DataPlan data) {

    /** What messages, results and plans call the agent that carries endpoints for which no host is named. */
    public static final String THIS_HOST = "this host";

    public RunPlan {
        require(runId != null && runId.matches("[0-9a-f]{32}"), "run id", runId, "32 hexadecimal digits");
        agents = List.copyOf(agents);
        endpoints = List.copyOf(endpoints);
        loads = List.copyOf(loads);
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(data, "data");
        require(loads.size() == 1, "loads", loads.size(), "one load");
        for (int i = 0; i < endpoints.size(); i++) {
            require(endpoints.get(i).id() == i, "endpoint.id", endpoints.get(i).id(), "its index " + i);
            require(
                    agents.isEmpty() || endpoints.get(i).agent() < agents.size(),
                    "endpoint.agent",
                    endpoints.get(i).agent(),
                    "an agent of the plan");
        }
        for (Load load : loads) {
            for (LinkPlan link : load.links()) {
                require(link.source() < endpoints.size(), "link.source", link.source(), "an endpoint of the plan");
                require(link.sink() < endpoints.size(), "link.sink", link.sink(), "an endpoint of the plan");
            }
            require(
                    schedule.durationNs().isPresent()
                            || load.rounds().isPresent()
                            || load.links().stream().allMatch(RunPlan::hasTarget),
                    Property.DURATION,
                    "none",
                    "given, or " + Property.BYTES + " for every link, or " + Property.ROUNDS);
        }
    }

    /** The share of an agent, which knows the others by their index alone. */
    public RunPlan(
            String runId, long seed, List<Endpoint> endpoints, List<Load> loads, Schedule schedule, DataPlan data) {
        this(runId, seed, List.of(), endpoints, loads, schedule, data);
    }

    /** Whether bytes or rounds can end the run before its time is up: then warm-up drains and counting starts afresh. */
    public boolean endsByBytesOrRounds() {
        return loads.stream()
                .anyMatch(load ->
                        load.rounds().isPresent() || load.links().stream().anyMatch(RunPlan::hasTarget));
    }

    private static boolean hasTarget(LinkPlan link) {
        return link.load().targetBytes().isPresent();
    }
}
