package io.netbench.coordinator;

import java.util.List;

/** How far ahead of the order to start the start lies. */
final class StartTime {

    private static final long MILLISECOND_NS = 1_000_000L;

    /** Time for a lost message to be sent again. */
    private static final long REMOTE_NS = 500 * MILLISECOND_NS;

    /** In one process no message gets lost; what is left is the late-arm rule's 50 ms, and a busy machine's delays. */
    private static final long EMBEDDED_NS = 300 * MILLISECOND_NS;

    /** How many connections an agent gets ready in a second. */
    private static final long CONNECTIONS_PER_S = 50_000;

    /** A second start follows a drained warm-up so soon that TCP does not shrink its windows for having been idle. */
    static final long SECOND_START_NS = 90 * MILLISECOND_NS;

    private StartTime() {}

    static long aheadNs(List<AgentSession> agents, long connections) {
        boolean embedded = agents.stream().allMatch(AgentSession::isEmbedded);
        long worstNs = agents.stream()
                .mapToLong(agent -> agent.clockOffset().worstRoundTripNs())
                .max()
                .orElse(0);
        long transitNs = embedded ? EMBEDDED_NS : Math.max(REMOTE_NS, 4 * worstNs);
        return Math.max(transitNs, connections * 1_000_000_000L / CONNECTIONS_PER_S);
    }
}
