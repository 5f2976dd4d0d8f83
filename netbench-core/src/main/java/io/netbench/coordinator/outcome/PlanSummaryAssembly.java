package io.netbench.coordinator.outcome;

import io.netbench.control.PreparedAnswer;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.PlanSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Repeats the plan in the result: as it was asked for, and with what agents chose where it left that open. */
final class PlanSummaryAssembly {

    private static final long SMOOTH_TICK_NS = 100_000_000L;
    private static final double NS_PER_S = 1e9;

    private final RunPlan plan;
    private final Load load;
    private final LinkLoad common;
    private final Optional<PreparedAnswer> prepared;
    private final List<Integer> loops;
    private final boolean local;

    PlanSummaryAssembly(RunPlan plan, List<AgentSession> agents) {
        this.plan = plan;
        this.load = plan.loads().get(0);
        this.common = load.links().get(0).load();
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
                lower(load.pattern()),
                lower(load.mode()),
                lower(load.topology()),
                local,
                distinct(load::serverOf),
                distinct(load::clientOf),
                load.links().size(),
                common.blockSizeBytes(),
                common.responseSizeBytes(),
                common.connections(),
                common.queueDepth(),
                boxed(common.rateBitsPerS()),
                common.rateBitsPerS().isPresent() ? Optional.of(lower(load.arrivalPhase())) : Optional.empty(),
                boxed(common.targetBytes()),
                boxed(load.rounds()),
                load.barrier(),
                plan.data().verify(),
                plan.data().zeroCopy() ? Optional.of(true) : Optional.empty(),
                boxed(plan.schedule().durationNs()).map(ns -> ns / NS_PER_S),
                plan.schedule().warmupNs() / NS_PER_S,
                plan.schedule().intervalNs() / NS_PER_S,
                tickNs,
                Math.max(SMOOTH_TICK_NS, tickNs),
                plan.schedule().drainNs() / NS_PER_S,
                plan.seed(),
                plan.data().transport(),
                threads(),
                prepared.map(answer -> asked(answer.socket())).orElse(Map.of()),
                overrides());
    }

    /** Socket options by the kernel's names. */
    private static Map<String, String> asked(SocketPlan socket) {
        Map<String, String> options = new TreeMap<>();
        socket.sendBufferBytes().ifPresent(bytes -> options.put("SO_SNDBUF", "" + bytes));
        socket.receiveBufferBytes().ifPresent(bytes -> options.put("SO_RCVBUF", "" + bytes));
        socket.maxSegmentBytes().ifPresent(bytes -> options.put("TCP_MAXSEG", "" + bytes));
        socket.congestionControl().ifPresent(name -> options.put("TCP_CONGESTION", name));
        socket.dscp().ifPresent(dscp -> options.put("DSCP", "" + dscp));
        return options;
    }

    private int distinct(ToIntFunction<LinkPlan> end) {
        return (int) load.links().stream().mapToInt(end).distinct().count();
    }

    private List<LinkLoadOverride> overrides() {
        return load.links().stream()
                .filter(link -> !link.load().equals(common))
                .map(this::override)
                .toList();
    }

    private LinkLoadOverride override(LinkPlan link) {
        LinkLoad own = link.load();
        return new LinkLoadOverride(
                plan.endpoints().get(link.source()).name(),
                plan.endpoints().get(link.sink()).name(),
                differing(own.blockSizeBytes(), common.blockSizeBytes()),
                differing(own.responseSizeBytes(), common.responseSizeBytes()),
                differing(own.connections(), common.connections()),
                differing(own.queueDepth(), common.queueDepth()),
                boxed(own.rateBitsPerS()).filter(rate -> !own.rateBitsPerS().equals(common.rateBitsPerS())),
                boxed(own.targetBytes()).filter(bytes -> !own.targetBytes().equals(common.targetBytes())));
    }

    /** Where agents differ, none stands for the others. */
    private Optional<Integer> threads() {
        if (loops.isEmpty()) {
            return plan.data().threads().stream().boxed().findFirst();
        }
        return loops.size() == 1 ? Optional.of(loops.get(0)) : Optional.empty();
    }

    private static <T> Optional<T> differing(T own, T common) {
        return own.equals(common) ? Optional.empty() : Optional.of(own);
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
