package io.netbench.coordinator;

/**
 * Why an agent dropped out of a run.
 *
 * @param step of the run in which it did
 * @param reason in words for a person
 */
public record Loss(String step, String reason) {}
