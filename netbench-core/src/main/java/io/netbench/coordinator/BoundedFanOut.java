package io.netbench.coordinator;

import io.netbench.coordinator.agents.AgentSession;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Asks agents a question, so many at a time that neither this side nor its network makes answers wait for each other.
 * Who has not answered when nobody else has for a while drops out: with very many agents the last ones wait for their turn,
 * and that is no fault of theirs. For the coordinator's thread.
 */
final class BoundedFanOut {

    private final AgentGroup agents;
    private final Consumer<AgentSession> question;
    private final Predicate<AgentSession> answered;
    private final Deque<AgentSession> waiting;
    private final List<AgentSession> asked = new ArrayList<>();

    /**
     * A question to some agents.
     *
     * @param whom is asked
     * @param question asks one agent
     * @param answered whether it has answered
     */
    BoundedFanOut(
            AgentGroup agents,
            List<AgentSession> whom,
            Consumer<AgentSession> question,
            Predicate<AgentSession> answered) {
        this.agents = agents;
        this.question = question;
        this.answered = answered;
        waiting = new ArrayDeque<>(whom);
    }

    /**
     * Asks until all have answered or dropped out.
     *
     * @param atOnce agents that may be asked at a time
     * @param answerNs how long to wait for the next answer
     * @param otherwise ends it early, and nobody drops out
     */
    void run(int atOnce, long answerNs, BooleanSupplier otherwise) throws InterruptedException {
        while (!otherwise.getAsBoolean() && askUpTo(atOnce)) {
            agents.awaitAny(asked, this::isOver, answerNs, otherwise);
            asked.removeIf(this::isOver);
        }
    }

    private boolean askUpTo(int atOnce) {
        while (asked.size() < atOnce && !waiting.isEmpty()) {
            AgentSession next = waiting.poll();
            if (next.isIn()) {
                question.accept(next);
                asked.add(next);
            }
        }
        return !asked.isEmpty();
    }

    private boolean isOver(AgentSession agent) {
        return !agent.isIn() || answered.test(agent);
    }
}
