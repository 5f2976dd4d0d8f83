package io.netbench.coordinator;

import io.netbench.coordinator.agents.AgentSession;
import java.util.List;

/** How far ahead of the order to start the start lies. */
final class StartTime {

    private static final long MILLISECOND_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000 * MILLISECOND_NS;

    /** Time for a lost message to be sent again, and for a busy host to get its threads onto a CPU. */
    private static final long LEAST_NS = 500 * MILLISECOND_NS;

    /** No message is lost on the way to an agent in this process, and its loops have just opened their connections. */
    private static final long LEAST_HERE_NS = 150 * MILLISECOND_NS;

    /** Where all have carried a load before and their clocks are known, their threads and code are there already. */
    private static final long LEAST_AGAIN_NS = 100 * MILLISECOND_NS;

    /** How many connections an agent gets ready in a second. */
    private static final long CONNECTIONS_PER_S = 50_000;

    /** How many agents have had their orders in a second, where all of them share a few CPUs. */
    private static final long ORDERS_PER_S = 2_000;

    /** A second start follows a drained warm-up so soon that TCP does not shrink its windows for having been idle. */
    private static final long LEAST_SECOND_NS = 90 * MILLISECOND_NS;

    private StartTime() {}

    /** At least; agents may be given more time. */
    static long aheadNs(List<AgentSession> agents, long connections) {
        long worstNs = agents.stream()
                .mapToLong(agent -> agent.clockOffset().worstRoundTripNs())
                .max()
                .orElse(0);
        return aheadNs(Least.of(agents), agents.size(), worstNs, connections);
    }

    static long aheadNs(Least least, int agents, long worstNs, long connections) {
        long patientNs = Math.max(least.aheadNs, ordersNs(agents));
        return Math.max(Math.max(patientNs, 4 * worstNs), connections * SECOND_NS / CONNECTIONS_PER_S);
    }

    /** For the start that follows a drained warm-up: later only where so many agents could not all have their orders. */
    static long secondAheadNs(int agents) {
        return Math.max(LEAST_SECOND_NS, ordersNs(agents));
    }

    /** What agents need at least, by what they are and have done. */
    enum Least {
        FIRST(LEAST_NS),
        FIRST_HERE(LEAST_HERE_NS),
        AGAIN(LEAST_AGAIN_NS);

        private final long aheadNs;

        Least(long aheadNs) {
            this.aheadNs = aheadNs;
        }

        private static Least of(List<AgentSession> agents) {
            if (agents.stream().allMatch(AgentSession::startsSoon)) {
                return AGAIN;
            }
            return agents.stream().allMatch(AgentSession::isPromptFromTheFirst) ? FIRST_HERE : FIRST;
        }
    }

    private static long ordersNs(int agents) {
        return agents * SECOND_NS / ORDERS_PER_S;
    }
}
