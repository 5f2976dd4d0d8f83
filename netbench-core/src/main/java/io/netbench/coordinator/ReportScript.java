package io.netbench.coordinator;

import io.netbench.analysis.BeforeLoss;
import io.netbench.analysis.SteadyPart;
import io.netbench.control.ControlLoop;
import io.netbench.control.proto.BytesAtQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.ReportQuery;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.RunClocks;
import io.netbench.coordinator.outcome.LinkAssembly;
import io.netbench.coordinator.outcome.LoadFigures;
import io.netbench.coordinator.outcome.RunFigures;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.RunPlan;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Gathers the final figures, and asks for the sums at the instants that follow from them. */
final class ReportScript {

    /**
     * Agents that make their reports at a time. What more of them would send waits for the coordinator anyway, and on a host that
     * they share they would keep each other from saying that they are there.
     */
    private static final int REPORTING_AT_ONCE = 64;

    private final RunContext context;
    private final RunTimeline course;
    private final AgentGroup agents;
    private final ControlLoop loop;
    private final RunPlan plan;

    ReportScript(RunContext context, RunTimeline course, AgentGroup agents) {
        this.context = context;
        this.course = course;
        this.agents = agents;
        this.loop = context.loop();
        this.plan = context.plan();
    }

    RunFigures gather(RunClocks clocks) throws InterruptedException {
        agents.begin("report");
        new BoundedFanOut(
                        agents,
                        agents.in(),
                        agent -> agent.send(
                                CoordinatorMessage.newBuilder().setReportQuery(ReportQuery.getDefaultInstance())),
                        agent -> agent.report().isComplete())
                .run(REPORTING_AT_ONCE, context.deadlines().reportNs(), () -> false);
        new WorstConnections(plan, agents).ask(loop, context.deadlines().reportNs());
        LinkAssembly table = new LinkAssembly(plan, course, agents.all());
        List<LinkResult> links = table.links(loop);
        Optional<SteadyPart> steady =
                SteadyPart.of(links).flatMap(part -> course.measureFromNs().flatMap(part::notBefore));
        Optional<Long> lossNs = course.firstFailureNs()
                .flatMap(noticed -> BeforeLoss.endNs(running(links), noticed).stream()
                        .boxed()
                        .findFirst());
        Stops stops = new Stops(steady, Done.of(plan, links), lossNs, course);
        Map<Long, Long> sums = bytesAt(stops.instants());
        return new RunFigures(
                Optional.of(clocks),
                links,
                table.sinks(),
                loadFigures(links, stops, sums),
                lossNs.flatMap(at -> fromBegin(sums, at)));
    }

    /** Sinks tell the sum of all their links, which is a load's where there is but one. */
    private List<LoadFigures> loadFigures(List<LinkResult> links, Stops stops, Map<Long, Long> sums) {
        return plan.loads().size() > 1
                ? List.of()
                : List.of(new LoadFigures(
                        stops.steady.flatMap(part -> span(sums, part.startNs(), part.endNs())),
                        stops.done.flatMap(done -> fromBegin(sums, done.firstNs)),
                        stops.done.flatMap(done ->
                                course.measureFromNs().map(from -> Span.of(from, done.lastNs, bytesOf(links))))));
    }

    private List<LinkResult> running(List<LinkResult> links) {
        return course.links().stream().map(link -> links.get(link.id())).toList();
    }

    /** Payload that had arrived at all sinks by each instant; empty if not all are there to tell. */
    private Map<Long, Long> bytesAt(NavigableSet<Long> instants) throws InterruptedException {
        Map<Long, Long> sums = new HashMap<>();
        if (instants.isEmpty() || agents.isEmpty()) {
            return sums;
        }
        agents.sendAll(CoordinatorMessage.newBuilder()
                .setBytesAtQuery(BytesAtQuery.newBuilder().addAllAfterStartNs(instants)));
        agents.await(
                agent -> agent.bytesAt().isPresent(),
                loop.nowNs() + context.deadlines().answerNs(),
                () -> false);
        if (!allSinksAreThere()) {
            return sums;
        }
        int i = 0;
        for (long instant : instants) {
            long sum = 0;
            for (AgentSession agent : agents.in()) {
                sum += agent.bytesAt().orElseThrow().get(i);
            }
            sums.put(instant, sum);
            i++;
        }
        return sums;
    }

    private boolean allSinksAreThere() {
        return course.links().stream()
                .allMatch(link ->
                        agents.get(plan.endpoints().get(link.sink()).agent()).isIn());
    }

    private static long bytesOf(List<LinkResult> links) {
        return links.stream()
                .map(LinkResult::bytes)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
    }

    private Optional<Span> fromBegin(Map<Long, Long> sums, long toNs) {
        return course.measureFromNs().filter(from -> from < toNs).flatMap(from -> span(sums, from, toNs));
    }

    private static Optional<Span> span(Map<Long, Long> sums, long fromNs, long toNs) {
        return sums.containsKey(fromNs) && sums.containsKey(toNs)
                ? Optional.of(Span.of(fromNs, toNs, sums.get(toNs) - sums.get(fromNs)))
                : Optional.empty();
    }

    /** When the first and the last link had all their bytes. */
    private record Done(long firstNs, long lastNs) {

        static Optional<Done> of(RunPlan plan, List<LinkResult> links) {
            boolean hasTargets = plan.links().stream()
                    .allMatch(link -> link.load().targetBytes().isPresent());
            List<Long> ends = links.stream()
                    .map(LinkResult::lastByteNs)
                    .filter(Objects::nonNull)
                    .sorted()
                    .toList();
            return hasTargets && ends.size() == links.size()
                    ? Optional.of(new Done(ends.get(0), ends.get(ends.size() - 1)))
                    : Optional.empty();
        }
    }

    /** The instants at which sums are asked for. */
    private record Stops(Optional<SteadyPart> steady, Optional<Done> done, Optional<Long> lossNs, RunTimeline course) {

        NavigableSet<Long> instants() {
            NavigableSet<Long> instants = new TreeSet<>();
            steady.ifPresent(part -> instants.addAll(List.of(part.startNs(), part.endNs())));
            done.ifPresent(links -> instants.add(links.firstNs));
            lossNs.ifPresent(instants::add);
            course.measureFromNs().ifPresent(instants::add);
            return instants;
        }
    }
}
