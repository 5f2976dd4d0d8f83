package io.netbench.coordinator.agents;

import io.netbench.result.LostHosts;

/**
 * Why an agent dropped out of a run.
 *
 * @param step of the run in which it did
 * @param reason in words for a person
 * @param code what a result calls it: one of those of {@link LostHosts}
 */
public record AgentLoss(String step, String reason, String code) {

    /** The agent is gone, or is silent. */
    public AgentLoss(String step, String reason) {
        this(step, reason, LostHosts.GONE);
    }
}
