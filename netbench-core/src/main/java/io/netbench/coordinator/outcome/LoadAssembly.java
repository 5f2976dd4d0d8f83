package io.netbench.coordinator.outcome;

import io.netbench.analysis.LinkOverrides;
import io.netbench.analysis.LoadMeasurements;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.HubRounds;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.Rounds;
import io.netbench.result.Span;
import io.netbench.result.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Puts together what was asked of one load, and what its links and hubs told of it. */
final class LoadAssembly {

    private static final String OPEN = "nothing was concluded yet";

    private final RunPlan plan;
    private final Load load;
    private final LinkLoad common;
    private final RunTimeline course;
    private final List<AgentSession> agents;
    private final RunFigures figures;

    LoadAssembly(RunPlan plan, Load load, RunTimeline course, List<AgentSession> agents, RunFigures figures) {
        this.plan = plan;
        this.load = load;
        this.common = load.common();
        this.course = course;
        this.agents = agents;
        this.figures = figures;
    }

    LoadMeasurements measurements() {
        LoadFigures sums = figures.of(load.id());
        return new LoadMeasurements(
                load(), load.thresholds(), latencies(), sums.steady(), sums.firstDone(), sums.lastDone());
    }

    private LoadResult load() {
        LoadWindow window = LoadWindow.of(load, course, links());
        String never =
                course.measureFromNs().isPresent() ? "the run ended before it" : "the run did not come to its window";
        return new LoadResult(
                load.id(),
                load.name(),
                lower(load.pattern()),
                lower(load.mode()),
                load.protocol().optionName(),
                lower(load.topology()),
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
                LinkOverrides.of(plan.endpoints(), load),
                window.startNs(),
                window.endNs(),
                Totals.unknown(OPEN),
                Span.unknown(OPEN),
                rounds(),
                Optional.empty(),
                Map.of("start_ns", never, "end_ns", never));
    }

    private List<LinkResult> links() {
        return figures.links().stream()
                .filter(link -> link.load().equals(load.name()))
                .toList();
    }

    private int distinct(ToIntFunction<LinkPlan> end) {
        return (int) load.links().stream().mapToInt(end).distinct().count();
    }

    private List<LatencyHistogram> latencies() {
        return agents.stream()
                .flatMap(agent -> agent.report().latency(load.id()).stream())
                .toList();
    }

    private Optional<Rounds> rounds() {
        if (!load.barrier()) {
            return Optional.empty();
        }
        List<HubRounds> hubs = new ArrayList<>();
        for (AgentSession agent : agents) {
            agent.report().hubs(load.id()).forEach((hub, rounds) -> hubs.add(withStragglers(agent, hub, rounds)));
        }
        return hubs.isEmpty() ? Optional.empty() : Optional.of(Rounds.sumOf(hubs));
    }

    private HubRounds withStragglers(AgentSession agent, int hub, HubRounds rounds) {
        Map<String, Long> named = new TreeMap<>();
        agent.report()
                .stragglersOf(load.id(), hub)
                .forEach((link, count) -> named.put(figures.links().get(link).name(), count));
        return new HubRounds(
                rounds.hub(),
                rounds.count(),
                rounds.voidRounds(),
                rounds.completionNs(),
                rounds.releaseSkewNs(),
                named,
                rounds.stopped(),
                rounds.absent());
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
