package io.netbench.control;

import io.netbench.plan.DataPlan;
import io.netbench.plan.Schedule;
import java.util.List;
import java.util.Objects;

/**
 * An agent's share of a plan but for its endpoints and links, and how many of these follow.
 *
 * @param seat of the agent in the run
 * @param totalEndpoints of the whole plan
 * @param endpoints of these that the agent's links touch: so many follow
 * @param links of the share: so many follow
 * @param loads of the whole plan, in its order, those among them of which the share has no link
 */
record ShareHeader(
        String runId,
        long seed,
        AgentCoLocation seat,
        int totalEndpoints,
        int endpoints,
        int links,
        List<LoadTerms> loads,
        Schedule schedule,
        DataPlan data) {

    ShareHeader {
        Objects.requireNonNull(seat, "seat");
        loads = List.copyOf(loads);
        Objects.requireNonNull(schedule, "schedule");
        Objects.requireNonNull(data, "data");
    }
}
