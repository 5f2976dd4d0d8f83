package io.netbench.coordinator.outcome;

import io.netbench.control.PreparedAnswer;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.ClientPorts;
import io.netbench.plan.DataTls;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netbench.result.KeepAliveSettings;
import io.netbench.result.PlanSummary;
import io.netbench.result.SocketSettings;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Repeats what holds for a whole run: as it was asked for, and with what agents chose where that was left open. */
final class PlanSummaryAssembly {

    private static final long SMOOTH_TICK_NS = 100_000_000L;
    private static final double NS_PER_S = 1e9;
    private static final long NS_PER_MS = 1_000_000;
    private static final long NS_PER_US = 1_000;

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
                Optional.of(plan.data().tls()).filter(DataTls::isOn).map(DataTls::key),
                prepared.flatMap(answer -> asked(answer.socket()).ifAny()));
    }

    private SocketSettings asked(SocketPlan socket) {
        SocketKnobs knobs = socket.knobs();
        return new SocketSettings(
                boxed(socket.sendBufferBytes()),
                boxed(socket.receiveBufferBytes()),
                boxed(socket.maxSegmentBytes()),
                socket.congestionControl(),
                socket.dscp().stream().boxed().findFirst(),
                Optional.empty(),
                boxed(knobs.pacingBitsPerS()),
                boxed(knobs.notSentLowatBytes()),
                boxed(knobs.busyPollNs()).map(ns -> ns / NS_PER_US),
                knobs.keepAlive().map(PlanSummaryAssembly::asked),
                boxed(knobs.userTimeoutNs()).map(ns -> ns / NS_PER_MS),
                knobs.nagle() ? Optional.of(true) : Optional.empty(),
                sourcePorts());
    }

    private static KeepAliveSettings asked(KeepAlive keepAlive) {
        return new KeepAliveSettings(
                keepAlive.idleS().stream().boxed().findFirst(),
                keepAlive.intervalS().stream().boxed().findFirst(),
                keepAlive.count().stream().boxed().findFirst());
    }

    /** From the first to the last one that a connection of the run was to come from. */
    private Optional<String> sourcePorts() {
        IntSummaryStatistics ports = plan.links().stream()
                .map(LinkPlan::clientPorts)
                .filter(ClientPorts::isFirm)
                .flatMap(asked -> asked.ports().stream())
                .mapToInt(Integer::intValue)
                .summaryStatistics();
        return ports.getCount() == 0 ? Optional.empty() : Optional.of(ports.getMin() + "-" + ports.getMax());
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
