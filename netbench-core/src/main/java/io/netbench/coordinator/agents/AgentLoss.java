package io.netbench.coordinator.agents;

/**
 * Why an agent dropped out of a run.
 *
 * @param step of the run in which it did
 * @param reason in words for a person
 */
public record AgentLoss(String step, String reason) {}
