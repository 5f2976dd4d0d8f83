package io.netbench.traffic;

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
}
