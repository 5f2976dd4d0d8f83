package io.netbench.coordinator.outcome;

import io.netbench.control.PreparedAnswer;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.PlanSummary;
import io.netbench.result.SocketSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Repeats what holds for a whole run: as it was asked for, and with what agents chose where that was left open. */
final class PlanSummaryAssembly {

    private static final long SMOOTH_TICK_NS = 100_000_000L;
    private static final double NS_PER_S = 1e9;

    private final RunPlan plan;
    private final Optional<PreparedAnswer> prepared;
    private final List<Integer> loops;
    private final boolean local;

    PlanSummaryAssembly(RunPlan plan, List<AgentSession> agents) {
        this.plan = plan;
        List<PreparedAnswer> answers = agents.stream()
                .flatMap(agent -> agent.answers().prepared().stream())
                .toList();
        this.prepared = answers.stream().findFirst();
        this.loops = answers.stream().map(PreparedAnswer::loops).distinct().toList();
        this.local = agents.stream().allMatch(AgentSession::isEmbedded);
    }

    PlanSummary summary() {
        long tickNs =
                prepared.map(PreparedAnswer::tickNs).orElse(plan.schedule().tickNs());
        return new PlanSummary(
                local,
                boxed(plan.schedule().durationNs()).map(ns -> ns / NS_PER_S),
                plan.schedule().warmupNs() / NS_PER_S,
                plan.schedule().intervalNs() / NS_PER_S,
                tickNs,
                Math.max(SMOOTH_TICK_NS, tickNs),
                plan.schedule().drainNs() / NS_PER_S,
                plan.seed(),
                plan.data().transport(),
                threads(),
                plan.data().verify(),
                plan.data().zeroCopy() ? Optional.of(true) : Optional.empty(),
                prepared.flatMap(answer -> asked(answer.socket()).ifAny()));
    }

    private static SocketSettings asked(SocketPlan socket) {
        return new SocketSettings(
                boxed(socket.sendBufferBytes()),
                boxed(socket.receiveBufferBytes()),
                boxed(socket.maxSegmentBytes()),
                socket.congestionControl(),
                socket.dscp().stream().boxed().findFirst(),
                Optional.empty());
    }

    /** Where agents differ, none stands for the others. */
    private Optional<Integer> threads() {
        if (loops.isEmpty()) {
            return plan.data().threads().stream().boxed().findFirst();
        }
        return loops.size() == 1 ? Optional.of(loops.get(0)) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static Optional<Long> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of((long) value.getAsInt()) : Optional.empty();
    }
}
