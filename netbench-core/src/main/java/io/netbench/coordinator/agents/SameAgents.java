package io.netbench.coordinator.agents;

import io.netbench.control.proto.HelloReply;
import io.netbench.result.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds an agent that was named twice, by two of its host's names or addresses, and would be counted as two. */
public final class SameAgents {

    private SameAgents() {}

    /** The first of them, in words for the person who started the run; empty if there is none. */
    public static Optional<Finding> find(List<AgentSession> agents) {
        Map<Long, String> named = new HashMap<>();
        for (AgentSession agent : agents) {
            String first = agent.hello()
                    .map(HelloReply::getAgentId)
                    .filter(id -> id != 0)
                    .map(id -> named.putIfAbsent(id, agent.name()))
                    .orElse(null);
            if (first != null) {
                return Optional.of(Finding.about(
                        agent.name(),
                        "same_agent",
                        "%s and %s are the same {agent}; call it by one name.".formatted(first, agent.name())));
            }
        }
        return Optional.empty();
    }
}
