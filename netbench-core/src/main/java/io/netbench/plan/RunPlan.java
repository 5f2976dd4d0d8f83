package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import java.util.List;
import java.util.Objects;

/**
 * What to run: everything that agents need to know, and nothing that only one host can know.
 *
 * @param runId public name of the run: 32 hexadecimal digits
 * @param seed from which payload and random phases are derived
 * @param endpoints indexed by {@link Endpoint#id()}
 * @param loads what runs side by side; one today
 */
public record RunPlan(
        String runId, long seed, List<Endpoint> endpoints, List<Load> loads, Schedule schedule, DataPlan data) {

    public RunPlan {
        require(runId != null && runId.matches("[0-9a-f]{32}"), "run id", runId, "32 hexadecimal digits");
        endpoints = List.copyOf(endpoints);
        loads = List.copyOf(loads);
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(data, "data");
        require(loads.size() == 1, "loads", loads.size(), "one load");
        for (int i = 0; i < endpoints.size(); i++) {
            require(endpoints.get(i).id() == i, "endpoint.id", endpoints.get(i).id(), "its index " + i);
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
                    "--duration",
                    "none",
                    "given, or --bytes for every link, or --rounds");
        }
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
