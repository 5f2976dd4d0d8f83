package io.netbench.traffic;

/**
 * When the event loops of an agent really released their load, on the agent's clock.
 *
 * @param earliestNs the first loop
 * @param latestNs the last loop
 */
public record ReleaseInstants(long earliestNs, long latestNs) {}
