package io.netbench.coordinator.outcome;

import io.netbench.analysis.LoadMeasurements;
import io.netbench.analysis.RunMeasurements;
import io.netbench.control.BuildInfo;
import io.netbench.control.HostReport;
import io.netbench.control.proto.HelloReply;
import io.netbench.control.proto.Released;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.RunWindow;
import io.netbench.result.ToolInfo;
import io.netbench.result.Warmup;
import io.netbench.result.end.WarmupMerge;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Puts together what a run measured, before anything is concluded from it. */
public final class ResultAssembler {

    private final RunPlan plan;
    private final RunLabels labels;
    private final RunTimeline course;
    private final List<AgentSession> agents;
    private final RunFigures figures;

    /**
     * What a run brought.
     *
     * @param labels what a person says of it
     * @param course what happened, and when
     * @param agents all that the plan names, with what they told
     * @param figures what was put together from their reports
     */
    public ResultAssembler(
            RunPlan plan, RunLabels labels, RunTimeline course, List<AgentSession> agents, RunFigures figures) {
        this.plan = plan;
        this.labels = labels;
        this.course = course;
        this.agents = agents;
        this.figures = figures;
    }

    public RunMeasurements measurements() {
        List<LoadMeasurements> loads = loads();
        return new RunMeasurements(
                plan.runId(),
                course.startedAt().orElse(null),
                tool(),
                labels.command(),
                labels.label(),
                new PlanSummaryAssembly(plan, agents).summary(),
                loads,
                windows(loads),
                warmup(),
                startSkewNs(),
                startSkewErrorNs(),
                figures.beforeFailure(),
                new HostAssembly(plan, agents, figures.clocks()).hosts(),
                EndpointAssembly.places(plan, agents),
                figures.links(),
                course.errors(),
                warnings(),
                notes(),
                course.ending());
    }

    private ToolInfo tool() {
        boolean unsafe =
                agents.stream().flatMap(agent -> agent.hello().stream()).allMatch(HelloReply::getNettyUnsafe);
        return new ToolInfo(
                BuildInfo.version(),
                BuildInfo.commit(),
                BuildInfo.netty(),
                System.getProperty("java.vm.version"),
                unsafe);
    }

    private List<RunWindow> windows(List<LoadMeasurements> loads) {
        RunWindow.Kind kind = plan.endsByBytesOrRounds() ? RunWindow.Kind.OWN : RunWindow.Kind.COMMON;
        List<RunWindow> windows = new ArrayList<>();
        course.warmupEndNs()
                .ifPresent(end -> windows.add(new RunWindow(RunWindow.Phase.WARMUP, 0, end, RunWindow.Kind.COMMON)));
        Optional<Long> measureEnd = measureEndNs(loads);
        measureEnd.ifPresent(end -> windows.add(
                new RunWindow(RunWindow.Phase.MEASURE, course.measureFromNs().orElseThrow(), end, kind)));
        measureEnd.ifPresent(end -> course.drainedNs()
                .ifPresent(drained -> windows.add(
                        new RunWindow(RunWindow.Phase.DRAIN, end, Math.max(end, drained), RunWindow.Kind.COMMON))));
        return windows;
    }

    /** Where bytes or rounds end loads, the run's window ends with the last window of a load. */
    private Optional<Long> measureEndNs(List<LoadMeasurements> loads) {
        Optional<Long> begun = course.measureFromNs();
        Optional<Long> lastEnd = loads.stream()
                .map(measured -> measured.load().endNs())
                .filter(Objects::nonNull)
                .max(Long::compare);
        Optional<Long> end = plan.endsByBytesOrRounds() && lastEnd.isPresent() ? lastEnd : course.endNs();
        return begun.flatMap(from -> end.filter(to -> to > from));
    }

    private List<LoadMeasurements> loads() {
        return plan.loads().stream()
                .map(load -> new LoadAssembly(plan, load, course, agents, figures).measurements())
                .toList();
    }

    /** A load that begins inside the window has no part in the warm-up. */
    private Optional<Warmup> warmup() {
        Map<Integer, String> names = new HashMap<>();
        for (Load load : plan.loads()) {
            for (LinkPlan link : load.links()) {
                if (load.span().startNs().isEmpty()
                        && link.id() < figures.links().size()) {
                    names.put(link.id(), nameOf(link));
                }
            }
        }
        return names.isEmpty()
                ? Optional.empty()
                : course.warmupEndNs().filter(this::wasReached).map(end -> WarmupMerge.of(end, figures.sinks(), names));
    }

    private String nameOf(LinkPlan link) {
        LinkResult result = figures.links().get(link.id());
        return plan.loads().size() > 1 ? result.name() + " of " + result.load() : result.name();
    }

    /** A warm-up that the run did not see the end of was counted by nobody. */
    private boolean wasReached(long atNs) {
        return course.endNs().map(end -> end >= atNs).orElse(true);
    }

    /** The spread of the real releases of the start that was measured. */
    private Long startSkewNs() {
        List<Released> last = agents.stream()
                .filter(agent -> !agent.answers().releases().isEmpty())
                .map(agent -> agent.answers()
                        .releases()
                        .get(agent.answers().releases().size() - 1))
                .toList();
        return last.isEmpty()
                ? null
                : (Long) (last.stream().mapToLong(Released::getLatestNs).max().getAsLong()
                        - last.stream().mapToLong(Released::getEarliestNs).min().getAsLong());
    }

    /** The two ends of the spread may be as wrong as the two clocks that are known least. */
    private Long startSkewErrorNs() {
        List<Long> errors = agents.stream()
                .filter(agent -> !agent.answers().releases().isEmpty())
                .flatMap(agent -> figures.clocks().flatMap(clocks -> clocks.errorNs(agent.index())).stream())
                .sorted(Comparator.reverseOrder())
                .toList();
        return errors.stream().limit(2).reduce(Long::sum).orElse(null);
    }

    /** What agents chose where the plan left it open; said once for all that chose the same. */
    private List<Finding> notes() {
        Map<String, List<String>> choosers = new LinkedHashMap<>();
        for (AgentSession agent : agents) {
            agent.answers()
                    .prepared()
                    .map(prepared -> String.join(", and ", prepared.choices()))
                    .filter(choices -> !choices.isEmpty())
                    .ifPresent(choices -> choosers.computeIfAbsent(choices, c -> new ArrayList<>())
                            .add(agent.name()));
        }
        List<Finding> notes = new ArrayList<>();
        new ZeroCopyFindings(plan, agents).note().ifPresent(notes::add);
        choosers.forEach((choices, names) -> {
            String others = names.size() > 1 ? " and " + (names.size() - 1) + " more" : "";
            notes.add(Finding.of("agent_choices", "%s%s chose %s.".formatted(names.get(0), others, choices)));
        });
        agents.forEach(agent -> agent.report()
                .host()
                .filter(host -> host.connectionsMoved() > 0)
                .ifPresent(host -> notes.add(Finding.about(
                        agent.name(),
                        "connections_moved",
                        ("In the warm-up one event loop of %s limited its connections while another idled; %d changed"
                                        + " loops.")
                                .formatted(agent.name(), host.connectionsMoved())))));
        return notes;
    }

    /** Of agents that never answered nothing was said that could be read. */
    private List<Finding> exposed() {
        List<String> names = agents.stream()
                .filter(agent -> agent.isExposed() && agent.hasGreeted())
                .map(AgentSession::name)
                .toList();
        if (names.isEmpty()) {
            return List.of();
        }
        String whose = names.get(0) + (names.size() > 1 ? " and " + (names.size() - 1) + " more" : "");
        List<Finding> findings = new ArrayList<>();
        if (plan.data().tls().isOn()) {
            findings.add(Finding.of(
                    "plain_pins",
                    ("What certificates data connections are to show was told over control connections that were not"
                                    + " encrypted, those of %s: who can change packets there can stand between the ends of"
                                    + " data connections all the same; see " + Property.TLS + ".")
                            .formatted(whose)));
        }
        findings.add(Finding.of(
                "plain_control",
                ("Control connections to %s were not encrypted: who can read packets on the way knows the"
                                + " token and the run's key; see " + Property.TLS + ".")
                        .formatted(whose)));
        return findings;
    }

    private List<Finding> warnings() {
        List<Finding> warnings = new ArrayList<>(course.warnings());
        warnings.addAll(exposed());
        warnings.addAll(new ZeroCopyFindings(plan, agents).warnings());
        for (AgentSession agent : agents) {
            Optional<HostReport> report = agent.report().host();
            report.filter(host -> host.intervalsDropped() > 0)
                    .ifPresent(host -> warnings.add(Finding.about(
                            agent.name(),
                            "intervals_dropped",
                            "%d interval lines lack the figures of %s, whose control stream was full."
                                    .formatted(host.intervalsDropped(), agent.name()))));
            report.filter(host -> host.strangersRefused() > 0)
                    .ifPresent(host -> warnings.add(Finding.about(
                            agent.name(),
                            "strangers_refused",
                            "%d connections to the data port of %s did not belong to the run and were closed."
                                    .formatted(host.strangersRefused(), agent.name()))));
        }
        return warnings;
    }
}
