package io.netbench.coordinator.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How the agents' clocks lie to the coordinator's, measured before the start and, where the run came so far, after the
 * drain.
 */
public final class RunClocks {

    private final Map<Integer, ClockOffset> before;
    private final Map<Integer, ClockOffset> after;

    private RunClocks(Map<Integer, ClockOffset> before, Map<Integer, ClockOffset> after) {
        this.before = before;
        this.after = after;
    }

    public static RunClocks of(List<AgentSession> agents) {
        return new RunClocks(offsets(agents), Map.of());
    }

    /** The same with what was measured the second time. */
    public RunClocks after(List<AgentSession> agents) {
        return new RunClocks(before, offsets(agents));
    }

    /** An instant of the coordinator's clock on the agent's. */
    public long atAgent(AgentSession agent, long coordinatorNs) {
        return coordinatorNs + before.get(agent.index()).offsetNs();
    }

    /** What to add to the agent's clock to read the coordinator's. */
    public Optional<Long> agentToCoordinatorNs(int agent) {
        return Optional.ofNullable(before.get(agent)).map(offset -> -offset.offsetNs());
    }

    /** Bound of that offset's error. */
    public Optional<Long> errorNs(int agent) {
        return Optional.ofNullable(before.get(agent)).map(first -> {
            ClockOffset later = after.get(agent);
            return later == null ? first.errorNs() : first.errorNs(later);
        });
    }

    private static Map<Integer, ClockOffset> offsets(List<AgentSession> agents) {
        return agents.stream().collect(Collectors.toMap(AgentSession::index, AgentSession::clockOffset));
    }
}
