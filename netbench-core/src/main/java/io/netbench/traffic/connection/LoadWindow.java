package io.netbench.traffic.connection;

import io.netbench.measure.LoadPhase;

/**
 * The instants of one armed start, on the clock of the agent.
 *
 * @param startNs when the load is released
 * @param measureFromNs operations that begin at this instant or later are measured
 * @param measureToNs operations that begin at this instant or later are not; {@link Long#MAX_VALUE} when the end is not
 *     known in advance
 * @param limited whether what is sent counts towards the plan's bytes and rounds (a warm-up's does not)
 */
public record LoadWindow(long startNs, long measureFromNs, long measureToNs, boolean limited) {

    boolean measures(long startedNs) {
        return startedNs - measureFromNs >= 0 && startedNs < measureToNs;
    }

    /**
     * The phase of what a sink reads at {@code readNs}. Where measuring begins with the load, it begins with its first
     * byte: a source releases by a clock of its own, which may be a little ahead.
     *
     * @param endNs when the load ends: in time, or before it when somebody stops the run
     */
    LoadPhase phaseOf(long readNs, long endNs) {
        if (readNs >= endNs) {
            return LoadPhase.DRAIN;
        }
        return readNs < measureFromNs && startNs < measureFromNs ? LoadPhase.WARMUP : LoadPhase.WINDOW;
    }
}
