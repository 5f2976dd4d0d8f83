package io.netbench.coordinator;

import java.util.List;

/** How far ahead of the order to start the start lies. */
final class StartTime {

    private static final long MILLISECOND_NS = 1_000_000L;

    /** Time for a lost message to be sent again, and for a busy host to get its threads onto a CPU. */
    private static final long LEAST_NS = 500 * MILLISECOND_NS;

    /** How many connections an agent gets ready in a second. */
    private static final long CONNECTIONS_PER_S = 50_000;

    /** A second start follows a drained warm-up so soon that TCP does not shrink its windows for having been idle. */
    static final long SECOND_START_NS = 90 * MILLISECOND_NS;

    private StartTime() {}

    /** At least; agents may be given more time. */
    static long aheadNs(List<AgentSession> agents, long connections) {
        long worstNs = agents.stream()
                .mapToLong(agent -> agent.clockOffset().worstRoundTripNs())
                .max()
                .orElse(0);
        return Math.max(Math.max(LEAST_NS, 4 * worstNs), connections * 1_000_000_000L / CONNECTIONS_PER_S);
    }
}
