package io.netbench.coordinator;

import io.netbench.coordinator.agents.AgentSession;
import java.util.Locale;

/** An agent was told of the first start too late to keep it. */
final class LateArmException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient AgentSession agent;
    private final long lateByNs;

    LateArmException(AgentSession agent) {
        super(String.format(
                Locale.ROOT,
                "late arm: the order to start came %.1f ms too late",
                agent.answers().lateByNs().orElseThrow() / 1e6));
        this.agent = agent;
        this.lateByNs = agent.answers().lateByNs().orElseThrow();
    }

    AgentSession agent() {
        return agent;
    }

    /** In nanoseconds. */
    long lateByNs() {
        return lateByNs;
    }
}
