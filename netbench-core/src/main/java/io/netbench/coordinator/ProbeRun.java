package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import io.netbench.analysis.probe.ProbeSeries;
import io.netbench.analysis.probe.ProbedPair;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.end.KeptSamples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** The run of probes that goes on beside others, on a thread of its own. */
final class ProbeRun {

    private final RunPlan plan;
    private final Coordinator coordinator;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

    /**
     * What came of it.
     *
     * @param samples by the name of the agent that told them
     */
    record Outcome(RunResult result, Map<String, List<KeptSamples>> samples) {}

    private ProbeRun(RunPlan plan, Coordinator coordinator) {
        this.plan = plan;
        this.coordinator = coordinator;
    }

    /**
     * Begins it.
     *
     * @param coordinator of its own, which runs nothing else
     */
    static ProbeRun begin(RunPlan plan, Coordinator coordinator) {
        ProbeRun run = new ProbeRun(plan, coordinator);
        Thread thread = new Thread(run::run, "netbench-probes");
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    private void run() {
        try {
            outcome.complete(coordinator.probe(plan, new RunListener() {
                @Override
                public void phase(RunPhase phase) {
                    if (phase != RunPhase.SETUP) {
                        begun.countDown();
                    }
                }
            }));
        } catch (RuntimeException | Error failed) {
            outcome.completeExceptionally(failed);
        } finally {
            begun.countDown();
        }
    }

    /** Whether probes are on their way, or nothing will come of them, within a time. */
    boolean awaitBegin(long withinNs) throws InterruptedException {
        return begun.await(withinNs, TimeUnit.NANOSECONDS);
    }

    /** Whether nothing more will come of it, and it was not this that ended it. */
    boolean isOver() {
        return outcome.isDone();
    }

    /** Ends it, and waits for nothing. */
    void giveUp() {
        coordinator.interrupt(StopCause.INTERRUPTED);
    }

    /** Ends it, and waits for its figures; they come within the deadlines of a run's end. */
    Outcome end() throws InterruptedException {
        giveUp();
        try {
            return outcome.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException reason) {
                throw reason;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** When its first probe was due. */
    static Optional<Instant> startedAt(Outcome outcome) {
        return Optional.ofNullable(outcome.result().startedAt());
    }

    /** When its last probe was due, in nanoseconds after the first. */
    static long endNs(Outcome outcome) {
        return outcome.result().measured().map(RunWindow::endNs).orElse(0L);
    }

    /** Each pair with its probes; one of which nobody told is as one that nobody answered. */
    List<ProbedPair> pairs(Outcome outcome) {
        Map<Integer, List<KeptSamples>> byLink = new HashMap<>();
        outcome.samples()
                .values()
                .forEach(pieces -> pieces.forEach(piece -> {
                    if (piece.link().isPresent()) {
                        byLink.computeIfAbsent(piece.link().getAsInt(), link -> new ArrayList<>())
                                .add(piece);
                    }
                }));
        List<ProbedPair> pairs = new ArrayList<>();
        for (LinkPlan link : plan.links()) {
            Endpoint client = plan.endpoints().get(link.source());
            Endpoint server = plan.endpoints().get(link.sink());
            List<KeptSamples> pieces = byLink.getOrDefault(link.id(), List.of());
            if (!pieces.isEmpty()) {
                pairs.add(new ProbedPair(
                        plan.loadOf(link).name(),
                        client.name(),
                        plan.agents().get(client.agent()),
                        server.name(),
                        plan.agents().get(server.agent()),
                        ProbeSeries.of(pieces, plan.loadOf(link).keptSamples(), endNs(outcome))));
            }
        }
        return pairs;
    }

    /** How late each host woke. */
    Map<String, ProbeSeries> timers(Outcome outcome) {
        int kept = plan.loads().get(0).keptSamples();
        Map<String, ProbeSeries> timers = new HashMap<>();
        outcome.samples().forEach((agent, all) -> {
            List<KeptSamples> pieces = all.stream()
                    .filter(piece -> piece.link().equals(OptionalInt.empty()))
                    .toList();
            if (!pieces.isEmpty()) {
                timers.put(agent, ProbeSeries.of(pieces, kept, endNs(outcome)));
            }
        });
        return timers;
    }
}
