package io.netbench.coordinator;

import io.netbench.analysis.probe.Phase;
import io.netbench.analysis.probe.ProbeRecord;
import io.netbench.analysis.probe.UnderLoadAnalysis;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbePlanner;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SoloPlanner;
import io.netbench.result.Finding;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.RunWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A run with probes beside it: idle, under load, and after it. Probes are a run of their own over the same agents, so that
 * the load is what it would be without them.
 */
final class ProbedRun {

    /** The first probes of all find cold code and cold caches. */
    private static final long SETTLING_NS = 200_000_000L;

    /** Probes go on for so long after the last that counts, so that one that is late counts for what it is. */
    private static final long GRACE_NS = 500_000_000L;

    private final RunPlan plan;
    private final ProbeRequest request;
    private final Coordinator coordinator;
    private final Interruption interruption;
    private final Supplier<Coordinator> another;
    private final long beginWithinNs;
    private Instant idleUntil;
    private Optional<LatencyHistogram> soloBefore = Optional.empty();
    private Optional<LatencyHistogram> soloAfter = Optional.empty();
    private String soloAbsent = "no operation of the load was completed while it was alone";

    /**
     * A run that is to be probed.
     *
     * @param coordinator runs the load
     * @param interruption somebody's wish that it ends
     * @param another makes a coordinator over the same agents, for a run at the same time
     * @param beginWithinNs for how long probes are waited for
     */
    ProbedRun(
            RunPlan plan,
            Coordinator coordinator,
            Interruption interruption,
            Supplier<Coordinator> another,
            long beginWithinNs) {
        this.plan = plan;
        this.request = plan.probes().orElseThrow();
        this.coordinator = coordinator;
        this.interruption = interruption;
        this.another = another;
        this.beginWithinNs = beginWithinNs;
    }

    RunResult run(RunLabels labels, RunListener listener) {
        Optional<ProbeRun> probes = Optional.empty();
        RunResult load = null;
        try {
            if (request.has(ProbeKind.FOREIGN) || request.has(ProbeKind.BYSTANDER)) {
                probes = Optional.of(ProbeRun.begin(ProbePlanner.plan(plan, request, newRunId()), another.get()));
                listener.probing("before the load", request.aroundNs());
                probes.get().awaitBegin(beginWithinNs);
                interruption.await(probes.get().isOver() ? 0 : request.aroundNs());
            }
            idleUntil = Instant.now();
            soloBefore = solo(labels);
            load = coordinator.runAlone(plan, labels, listener);
            if (!interruption.hasHappened()) {
                listener.probing("after the load", request.aroundNs());
                if (probes.isPresent() && !probes.get().isOver()) {
                    interruption.await(request.aroundNs() + GRACE_NS);
                }
                soloAfter = load.status() == RunStatus.COMPLETE ? solo(labels) : Optional.empty();
            }
            return concluded(probes, load);
        } catch (InterruptedException ended) {
            probes.ifPresent(ProbeRun::giveUp);
            Thread.currentThread().interrupt();
            return load == null ? coordinator.runAlone(plan, labels, listener) : load;
        }
    }

    private static String newRunId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What operations of the load take when each is alone. */
    private Optional<LatencyHistogram> solo(RunLabels labels) {
        if (!request.has(ProbeKind.SELF) || interruption.hasHappened()) {
            return Optional.empty();
        }
        Optional<RunPlan> alone = SoloPlanner.plan(plan, newRunId());
        if (alone.isEmpty()) {
            soloAbsent = "the load has no operations: nothing answers its blocks";
            return Optional.empty();
        }
        RunResult result = coordinator.runAlone(alone.get(), labels, RunListener.NONE);
        interruption.goesOn();
        List<LatencyHistogram> each = result.loads().stream()
                .map(load -> load.totals().latencyNs())
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.samples() > 0)
                .toList();
        return each.isEmpty() ? Optional.empty() : Optional.of(LatencyHistogram.merged(each));
    }

    private RunResult concluded(Optional<ProbeRun> probes, RunResult load) throws InterruptedException {
        Optional<ProbeRun.Outcome> outcome =
                probes.isEmpty() ? Optional.empty() : Optional.of(probes.get().end());
        List<Finding> failures = new ArrayList<>();
        outcome.ifPresent(of -> of.result().errors().stream()
                .filter(error -> load.errors().stream()
                        .noneMatch(same -> same.code().equals(error.code())
                                && same.subject().equals(error.subject())))
                .forEach(error -> failures.add(new Finding(
                        "probes_incomplete", error.subject(), Optional.empty(), "Probes: " + error.text()))));
        Optional<Instant> from = outcome.flatMap(ProbeRun::startedAt);
        long endNs = outcome.map(ProbeRun::endNs).orElse(0L);
        ProbeRecord record = new ProbeRecord(
                Stream.of(ProbeKind.values())
                        .filter(request::has)
                        .map(ProbeKind::optionName)
                        .toList(),
                ProbePlanner.PROBE_BYTES,
                ProbePlanner.WIRE_BYTES,
                request.dscp().isPresent()
                        ? Optional.of(request.dscp().getAsInt())
                        : plan.data().socket().dscp().isPresent()
                                ? Optional.of(plan.data().socket().dscp().getAsInt())
                                : Optional.empty(),
                request.aroundNs(),
                outcome.map(of -> probes.get().pairs(of)).orElse(List.of()),
                outcome.map(of -> probes.get().timers(of)).orElse(Map.of()),
                from.map(begin -> new Phase(
                        SETTLING_NS, Duration.between(begin, idleUntil).toNanos())),
                from.flatMap(begin -> loaded(begin, load)),
                from.flatMap(begin -> after(begin, load, endNs)),
                soloBefore,
                soloAfter,
                soloAbsent,
                failures);
        return UnderLoadAnalysis.conclude(record, load);
    }

    private static Optional<Phase> loaded(Instant begin, RunResult load) {
        return load.measured()
                .filter(window -> load.startedAt() != null)
                .map(window -> new Phase(at(begin, load, window.startNs()), at(begin, load, window.endNs())));
    }

    private static Optional<Phase> after(Instant begin, RunResult load, long endNs) {
        return load.windows().stream()
                .filter(window -> window.phase() == RunWindow.Phase.DRAIN && load.startedAt() != null)
                .map(window -> new Phase(at(begin, load, window.endNs()), endNs - GRACE_NS))
                .filter(phase -> phase.toNs() > phase.fromNs())
                .findFirst();
    }

    /** An instant of the load on the time line of the probes: both began by this host's clock. */
    private static long at(Instant begin, RunResult load, long ns) {
        return Duration.between(begin, load.startedAt()).toNanos() + ns;
    }
}
