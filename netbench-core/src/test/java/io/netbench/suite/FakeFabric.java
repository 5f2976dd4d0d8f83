package io.netbench.suite;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.StopCause;
import io.netbench.coordinator.RunListener;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LostHosts;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** Runs plans at once, and gives each link what a function says of its ends. */
final class FakeFabric implements Runs {

    private static final int KERNELS_PORT = 50_001;

    /** Made once: there are fifty runs to a suite. */
    private static final RunResult SAMPLE = SampleResults.incast();

    /** The hosts of each plan that was run, and its pairs as {@code h1->h2}. */
    final List<Set<String>> ran = new ArrayList<>();

    final Set<String> dead = new HashSet<>();

    /** Hosts whose links fail at their end, when all but all came through. */
    final Set<String> failing = new HashSet<>();

    /** Ways on which no connection comes up, as {@code h1->h2}. Whoever tries one drops out of the round. */
    final Set<String> blocked = new HashSet<>();

    private final Set<String> unconnected = new HashSet<>();

    /** Whether no flow comes from the port that it was to come from. */
    boolean losesPorts;

    private int otherPort = KERNELS_PORT;
    Rail rail = (source, number) -> 1;

    Port port = (sink, senders) -> 1;
    private final Goodput goodput;
    private int interruptAt = Integer.MAX_VALUE;

    FakeFabric(ToDoubleBiFunction<String, String> goodput) {
        this((source, sink, port) -> goodput.applyAsDouble(source, sink));
    }

    FakeFabric(Goodput goodput) {
        this.goodput = goodput;
    }

    /** What a rail, from 0, lets through of that. */
    interface Rail {
        double share(String source, int rail);
    }

    /** What a host's port lets through of each flow where so many send to it. */
    interface Port {
        double share(String sink, int senders);
    }

    /** What a flow gets, which may depend on the port that it comes from. */
    interface Goodput {
        double of(String source, String sink, int port);
    }

    /** Somebody ends the run of this number, counted from 1. */
    FakeFabric interruptedAt(int run) {
        interruptAt = run;
        return this;
    }

    @Override
    public RunResult run(RunPlan plan, RunListener listener) {
        Set<String> pairs = new HashSet<>();
        List<LinkResult> links = new ArrayList<>();
        Set<String> lost = new HashSet<>();
        unconnected.clear();
        for (LinkPlan link : plan.links()) {
            String source = plan.endpoints().get(link.source()).name();
            String sink = plan.endpoints().get(link.sink()).name();
            if (blocked.contains(source + "->" + sink)) {
                unconnected.add(source);
            }
        }
        for (LinkPlan link : plan.links()) {
            String source = plan.endpoints().get(link.source()).name();
            String sink = plan.endpoints().get(link.sink()).name();
            pairs.add(source + "->" + sink);
            List.of(source, sink).stream().filter(dead::contains).forEach(lost::add);
            links.add(link(
                    SAMPLE.links().get(0),
                    SAMPLE.loads().get(0).name(),
                    source,
                    sink,
                    link.clientPorts().of(0).orElse(KERNELS_PORT),
                    rail.share(source, link.rail().orElse(0)) * port.share(sink, senders(plan, link))));
        }
        ran.add(pairs);
        boolean isInterrupted = ran.size() >= interruptAt;
        List<Finding> errors = Stream.concat(
                        lost.stream()
                                .map(host -> Finding.about(host, LostHosts.GONE, host + ": load: it was unplugged.")),
                        unconnected.stream()
                                .map(host -> Finding.about(
                                        host, LostHosts.UNCONNECTED, host + ": connect: connection refused.")))
                .toList();
        Verdict verdict = isInterrupted
                ? new Verdict(Verdict.Outcome.INTERRUPTED, StopCause.INTERRUPTED.exitStatus(), List.of())
                : SAMPLE.verdict();
        // As the coordinator has it: where nobody is left there are no links.
        boolean isAnyLeft = unconnected.isEmpty() || links.stream().anyMatch(link -> link.status() == LinkStatus.OK);
        List<LinkResult> told = isAnyLeft ? links : List.of();
        return result(SAMPLE, isInterrupted ? RunStatus.INTERRUPTED : status(errors), verdict, errors, told);
    }

    private static int senders(RunPlan plan, LinkPlan link) {
        return (int) plan.links().stream()
                .filter(other -> other.sink() == link.sink())
                .count();
    }

    private static RunStatus status(List<Finding> errors) {
        return errors.isEmpty() ? RunStatus.COMPLETE : RunStatus.INCOMPLETE;
    }

    private LinkResult link(LinkResult like, String load, String source, String sink, int port, double share) {
        boolean isLost = Stream.of(source, sink).anyMatch(host -> dead.contains(host) || unconnected.contains(host));
        double rate = isLost ? 0 : goodput.of(source, sink, port) * share;
        boolean isFailed = isLost || rate == 0 || failing.contains(source);
        return new LinkResult(
                load,
                source,
                sink,
                like.window(),
                like.windowNs(),
                (long) rate,
                like.operations(),
                rate,
                like.firstByteNs(),
                like.lastByteNs(),
                like.lifetime(),
                like.goodputHistogram(),
                like.goodputHistogramSmooth(),
                like.latencyNs(),
                Optional.empty(),
                Optional.empty(),
                like.stalls(),
                Optional.empty(),
                Optional.empty(),
                like.tcp(),
                Optional.empty(),
                Optional.empty(),
                List.of(connection(like.connections().get(0), losesPorts ? ++otherPort : port)),
                like.connectionCount(),
                List.of(),
                isFailed ? LinkStatus.FAILED : LinkStatus.OK,
                isFailed ? List.of("nothing came through") : List.of(),
                like.absent());
    }

    private static ConnectionResult connection(ConnectionResult like, int port) {
        return new ConnectionResult(
                0,
                like.sourceAddr(),
                port,
                like.sinkAddr(),
                7412,
                like.networkInterface(),
                like.bytes(),
                like.retransmits(),
                like.spuriousRetransmits(),
                like.timeouts(),
                like.rttMinUs(),
                like.rttUs(),
                like.cwnd(),
                like.mss(),
                like.options(),
                like.absent());
    }

    private static RunResult result(
            RunResult like, RunStatus status, Verdict verdict, List<Finding> errors, List<LinkResult> links) {
        return new RunResult(
                RunResult.SCHEMA,
                like.runId(),
                Instant.parse("2026-03-01T12:00:00Z"),
                like.tool(),
                Optional.empty(),
                Optional.empty(),
                status,
                verdict,
                errors,
                List.of(),
                List.of(),
                like.plan(),
                like.loads(),
                like.windows(),
                like.warmup(),
                like.totals(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                links,
                Map.of());
    }
}
