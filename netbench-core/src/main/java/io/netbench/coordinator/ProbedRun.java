package io.netbench.coordinator;

import io.netbench.analysis.StopCause;
import io.netbench.analysis.probe.LineRates;
import io.netbench.analysis.probe.ProbeRecord;
import io.netbench.analysis.probe.SelfTimes;
import io.netbench.analysis.probe.UnderLoadAnalysis;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.dataplane.FutureFailures;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbePlanner;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SoloPlanner;
import io.netbench.plan.TrialPlanner;
import io.netbench.result.Finding;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * A run with probes beside it: idle, under load, and after it. Probes are a run of their own over the same agents, so that
 * the load is what it would be without them.
 */
final class ProbedRun {

    /** Probes go on for so long after the last that counts, so that one that is late counts for what it is. */
    static final long GRACE_NS = 500_000_000L;

    /** Of a result whose load stands, but not all that was asked for beside it. */
    static final String INCOMPLETE = "probes_incomplete";

    private static final String NOT_REACHED = "the run did not get there";

    private static final String OF_TRIAL = "the trial of the lines before them: ";

    private static final String OF_SOLO = "operations of the load alone: ";

    /** Runs what it is made of, over the same agents. */
    interface Runs {

        /** The load, without probes. */
        RunResult load(RunPlan plan, RunLabels labels, RunListener listener);

        /** A run whose result is nobody's. */
        RunResult aside(RunPlan plan);

        /** What carries probes at the same time as these. */
        ProbeRun.Prober prober();
    }

    /**
     * For how long probes are waited for.
     *
     * @param beginNs until they are on their way, or have failed to be
     * @param endNs until their figures are there, or have failed to be
     */
    record Deadlines(long beginNs, long endNs) {

        static Deadlines of(RunPlan plan, StepDeadlines steps) {
            long beginNs = plan.schedule().connectNs() + steps.prepareNs() + steps.reportNs();
            return new Deadlines(beginNs, beginNs + plan.schedule().drainBoundNs() + steps.reportNs());
        }
    }

    private final RunPlan plan;
    private final ProbeRequest request;
    private final Runs runs;
    private final Interruption interruption;
    private final InstantSource wallClock;
    private final Deadlines within;
    private final List<Finding> failures = new ArrayList<>();
    private Optional<Finding> slowed = Optional.empty();
    private Instant idleUntil;
    private SelfTimes soloBefore = SelfTimes.none(NOT_REACHED);
    private SelfTimes soloAfter = SelfTimes.none(NOT_REACHED);

    /**
     * A run that is to be probed.
     *
     * @param interruption somebody's wish that it ends
     * @param wallClock by which runs say when they started
     */
    ProbedRun(RunPlan plan, Runs runs, Interruption interruption, InstantSource wallClock, Deadlines within) {
        this.plan = plan;
        this.request = plan.probes().orElseThrow();
        this.runs = runs;
        this.interruption = interruption;
        this.wallClock = wallClock;
        this.within = within;
    }

    /**
     * Runs it. Once the load has been carried its result comes, whatever becomes of the probes.
     *
     * @throws io.netbench.plan.PlanException if the plan names an agent that is not open
     */
    RunResult run(RunLabels labels, RunListener listener) {
        interruption.open();
        Optional<ProbeRun> probes = begin();
        RunResult load;
        try {
            before(probes, listener);
            load = runs.load(plan, labels, listener);
        } catch (RuntimeException | Error failed) {
            probes.ifPresent(ProbeRun::giveUp);
            throw failed;
        }
        Optional<ProbeOutcome> outcome = Optional.empty();
        boolean isInterrupted = after(probes, load, listener);
        try {
            outcome = end(probes);
        } catch (InterruptedException ended) {
            probes.ifPresent(ProbeRun::giveUp);
            fail("they were ended before their figures came");
            isInterrupted = true;
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
        RunResult concluded = concluded(load, outcome);
        return slowed.map(concluded::withNote).orElse(concluded);
    }

    private Optional<ProbeRun> begin() {
        if (!request.hasOwn()) {
            return Optional.empty();
        }
        RunPlan asked = ProbePlanner.plan(plan, request, newRunId());
        RunPlan probes = TrialPlanner.hasLines(plan) ? fewEnough(asked) : asked;
        return Optional.of(ProbeRun.begin(probes, runs.prober(), interruption::stir));
    }

    /** Probes are to see a queue, not to make one: what the lines carry is tried before. */
    private RunPlan fewEnough(RunPlan asked) {
        Map<String, Double> lines;
        try {
            RunResult trial = runs.aside(TrialPlanner.plan(plan, asked, newRunId()));
            lines = LineRates.of(trial);
            if (trial.status() != RunStatus.COMPLETE && !interruption.hasHappened()) {
                fail(OF_TRIAL + reasonOf(trial));
            }
        } catch (RuntimeException failed) {
            fail(OF_TRIAL + FutureFailures.reason(failed));
            return asked;
        }
        RunPlan fewer = ProbePlanner.plan(plan, request, newRunId(), lines);
        double rate = ProbePlanner.ratePerS(fewer);
        if (rate < 0.99 * ProbePlanner.ratePerS(asked)) {
            slowed = Optional.of(Finding.of(
                    "probes_slowed",
                    "Probes were slowed from " + QuantityText.digits(ProbePlanner.ratePerS(asked)) + " to "
                            + QuantityText.digits(rate)
                            + " a second and pair, so that they take at most 1 % of the slowest line."));
        }
        return fewer;
    }

    /** Probes alone, then operations of the load alone. Who interrupts the thread ends that, and then the load. */
    private void before(Optional<ProbeRun> probes, RunListener listener) {
        try {
            if (probes.isPresent()) {
                listener.probing("before the load", request.aroundNs());
                interruption.await(probes.get()::hasBegun, within.beginNs());
                interruption.await(probes.get()::isOver, request.aroundNs());
            }
        } catch (InterruptedException ended) {
            interruption.happen(StopCause.INTERRUPTED);
            Thread.currentThread().interrupt();
        }
        idleUntil = wallClock.instant();
        soloBefore = solo();
    }

    /**
     * What is taken once the load has been carried. Who has interrupted the thread, or does so meanwhile, ends that, and keeps
     * what was seen.
     *
     * @return whether somebody did; the thread is not interrupted any more, so that figures can be waited for
     */
    private boolean after(Optional<ProbeRun> probes, RunResult load, RunListener listener) {
        boolean isInterrupted = Thread.interrupted();
        if (!isInterrupted && !interruption.hasHappened()) {
            listener.probing("after the load", request.aroundNs());
            try {
                if (probes.isPresent()) {
                    interruption.await(probes.get()::isOver, request.aroundNs() + GRACE_NS);
                }
                soloAfter = load.status() == RunStatus.COMPLETE
                        ? solo()
                        : SelfTimes.none("the load was not carried to its end, so what it leaves behind is not timed");
                isInterrupted = Thread.interrupted();
            } catch (InterruptedException ended) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            interruption.happen(StopCause.INTERRUPTED);
        }
        if (interruption.hasHappened() && load.status() == RunStatus.COMPLETE) {
            fail("they were ended before all was seen that follows the load");
        }
        return isInterrupted;
    }

    private Optional<ProbeOutcome> end(Optional<ProbeRun> probes) throws InterruptedException {
        if (probes.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(probes.get().end(within.endNs()));
        } catch (ExecutionException failed) {
            fail(FutureFailures.reason(failed.getCause()));
        } catch (TimeoutException late) {
            fail("no figures of them came within " + TimeSpan.describe(within.endNs()));
        }
        return Optional.empty();
    }

    private void fail(String reason) {
        failures.add(Finding.of(INCOMPLETE, "Probes: " + reason));
    }

    private static String newRunId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** What operations of the load take when each is alone. */
    private SelfTimes solo() {
        if (!request.has(ProbeKind.SELF) || interruption.hasHappened()) {
            return SelfTimes.none(NOT_REACHED);
        }
        Optional<RunPlan> alone = SoloPlanner.plan(plan, newRunId());
        if (alone.isEmpty()) {
            return SelfTimes.none("the load has no operations: nothing answers its blocks");
        }
        RunResult of;
        try {
            of = runs.aside(alone.get());
        } catch (RuntimeException failed) {
            fail(OF_SOLO + FutureFailures.reason(failed));
            return SelfTimes.none("they could not be run alone: " + FutureFailures.reason(failed));
        }
        List<LatencyHistogram> each = of.loads().stream()
                .map(load -> load.totals().latencyNs())
                .filter(Objects::nonNull)
                .filter(histogram -> histogram.samples() > 0)
                .toList();
        if (of.status() != RunStatus.COMPLETE && !interruption.hasHappened()) {
            fail(OF_SOLO + reasonOf(of));
        }
        if (!each.isEmpty()) {
            return SelfTimes.of(LatencyHistogram.merged(each));
        }
        return SelfTimes.none(
                interruption.hasHappened()
                        ? NOT_REACHED
                        : of.status() == RunStatus.COMPLETE
                                ? "no operation of the load was completed while it was alone"
                                : "they could not be run alone: " + reasonOf(of));
    }

    private static String reasonOf(RunResult failed) {
        return failed.errors().stream().findFirst().map(Finding::text).orElse("it was not carried through");
    }

    /** Whatever can't be concluded from probes, the load's own figures stand. */
    private RunResult concluded(RunResult load, Optional<ProbeOutcome> outcome) {
        try {
            ProbeRecord record = new ProbeRecords(plan, load, outcome).of(idleUntil, soloBefore, soloAfter, failures);
            return UnderLoadAnalysis.conclude(record, load);
        } catch (RuntimeException failed) {
            fail("nothing can be concluded from them: " + FutureFailures.reason(failed));
            return load.withLatencyUnderLoad(Optional.empty(), failures, List.of());
        }
    }
}
