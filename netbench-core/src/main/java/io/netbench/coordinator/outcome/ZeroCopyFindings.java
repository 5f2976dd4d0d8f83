package io.netbench.coordinator.outcome;

import io.netbench.control.PreparedAnswer;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.text.Property;
import java.util.List;
import java.util.Optional;

/** What a result says of sinks that were asked to receive without a copy: that they did, and which could not. */
final class ZeroCopyFindings {

    private final RunPlan plan;
    private final List<AgentSession> agents;

    ZeroCopyFindings(RunPlan plan, List<AgentSession> agents) {
        this.plan = plan;
        this.agents = agents;
    }

    /** A warning for each host whose sinks copied all the same. */
    List<Finding> warnings() {
        return agents.stream()
                .filter(agent -> copyReason(agent).isPresent())
                .map(agent -> Finding.about(
                        agent.name(),
                        "zero_copy_unavailable",
                        ("%s received by copying, though " + Property.ZERO_COPY + " was asked for: %s.")
                                .formatted(agent.name(), copyReason(agent).get())))
                .toList();
    }

    /** How to read the figures, where at least one host's sinks did not copy. */
    Optional<Finding> note() {
        boolean anyDiscarded = plan.data().zeroCopy()
                && agents.stream()
                        .anyMatch(agent -> carriesSink(agent)
                                && agent.answers().prepared().isPresent()
                                && copyReason(agent).isEmpty());
        return anyDiscarded
                ? Optional.of(Finding.of(
                        "zero_copy",
                        "Received without a copy (" + Property.ZERO_COPY
                                + "): the kernel threw the data away, so the figures leave out"
                                + " what it costs a program to have it."))
                : Optional.empty();
    }

    private boolean carriesSink(AgentSession agent) {
        return plan.links().stream()
                .anyMatch(link -> plan.endpoints().get(link.sink()).agent() == agent.index());
    }

    private static Optional<String> copyReason(AgentSession agent) {
        return agent.answers().prepared().flatMap(PreparedAnswer::copyReason);
    }
}
