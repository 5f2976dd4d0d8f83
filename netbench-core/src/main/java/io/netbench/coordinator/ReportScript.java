package io.netbench.coordinator;

import io.netbench.analysis.BeforeLoss;
import io.netbench.control.ControlLoop;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.ReportQuery;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.RunClocks;
import io.netbench.coordinator.outcome.LinkAssembly;
import io.netbench.coordinator.outcome.RunFigures;
import io.netbench.coordinator.outcome.RunTimeline;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.LinkResult;
import io.netbench.result.Span;
import java.util.List;
import java.util.Optional;

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
        Optional<Long> lossNs = course.firstFailureNs()
                .flatMap(noticed -> BeforeLoss.endNs(running(links), noticed).stream()
                        .boxed()
                        .findFirst());
        List<LoadStops> stops = plan.loads().stream()
                .map(load -> LoadStops.of(load, course, links))
                .toList();
        SinkSums sums = new SinkSums();
        stops.forEach(load -> load.instants().forEach(at -> sums.want(load.load(), at)));
        for (Load load : plan.loads()) {
            lossNs.ifPresent(at -> sums.want(load.id(), at));
            course.measureFromNs().ifPresent(at -> sums.want(load.id(), at));
        }
        ask(sums);
        return new RunFigures(
                Optional.of(clocks),
                links,
                table.sinks(),
                stops.stream().map(load -> load.figures(sums)).toList(),
                lossNs.flatMap(at -> beforeLoss(sums, at)));
    }

    private List<LinkResult> running(List<LinkResult> links) {
        return course.links().stream().map(link -> links.get(link.id())).toList();
    }

    /** They stay unknown if not all sinks are there to tell. */
    private void ask(SinkSums sums) throws InterruptedException {
        if (sums.isEmpty() || agents.isEmpty()) {
            return;
        }
        agents.sendAll(CoordinatorMessage.newBuilder().setBytesAtQuery(sums.query()));
        agents.await(
                agent -> agent.bytesAt().isPresent(),
                loop.nowNs() + context.deadlines().answerNs(),
                () -> false);
        for (AgentSession agent : agents.in()) {
            List<Long> answer = agent.bytesAt().orElseThrow();
            if (sums.isAnsweredBy(answer)) {
                sums.add(answer);
            } else {
                agent.lose(
                        agents.step(), "it was asked for sums at some instants and told %d".formatted(answer.size()));
            }
        }
        if (allSinksAreThere()) {
            sums.complete();
        }
    }

    private boolean allSinksAreThere() {
        return course.links().stream()
                .allMatch(link ->
                        agents.get(plan.endpoints().get(link.sink()).agent()).isIn());
    }

    /** What all loads carried. */
    private Optional<Span> beforeLoss(SinkSums sums, long lossNs) {
        Optional<Long> fromNs = course.measureFromNs().filter(from -> from < lossNs);
        long bytes = 0;
        for (Load load : plan.loads()) {
            Optional<Span> ofLoad = fromNs.flatMap(from -> sums.between(load.id(), from, lossNs));
            if (ofLoad.isEmpty()) {
                return Optional.empty();
            }
            bytes += ofLoad.get().bytes();
        }
        return Optional.of(Span.of(fromNs.orElseThrow(), lossNs, bytes));
    }
}
