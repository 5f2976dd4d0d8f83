package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.StopCause;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.PlanException;
import io.netbench.plan.ProbeKind;
import io.netbench.plan.ProbePlanner;
import io.netbench.plan.ProbeRequest;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.ProbeResult;
import io.netbench.result.RunResult;
import io.netbench.result.UnderLoad;
import io.netbench.result.end.KeptSamples;
import io.netbench.time.HandClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The load and its probes are said to be what the test says; time passes only where the run waits for it. */
@Timeout(30)
class ProbedRunTest {

    private static final long MS = 1_000_000L;
    private static final long AROUND_NS = 2_000 * MS;
    private static final RunResult LOAD = SampleResults.fabric(2);

    /** Longer than all that passes on the hand-cranked clock, so that nothing here ends by it. */
    private static final ProbedRun.Deadlines WITHIN = new ProbedRun.Deadlines(3_600_000 * MS, 3_600_000 * MS);

    private final HandClock clock = new HandClock(0);
    private final Interruption interruption = new Interruption(clock::nanoTime, this::pass);
    private final List<String> course = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch end = new CountDownLatch(1);
    private boolean getReady = true;
    private RunResult trial = LOAD;
    private RunResult alone = LOAD;
    private RunPlan probing;
    private Supplier<ProbeOutcome> outcome = () -> new ProbeOutcome(Plans.timed(2), LOAD, Map.of());
    private Runnable duringLoad = () -> {};
    private Runnable duringAside = () -> {};

    /** The wait for probes to get ready ends when they are; that for samples by time alone. */
    private void pass(Object monitor, long ns) throws InterruptedException {
        if (ns > WITHIN.beginNs() / 2) {
            TimeUnit.HOURS.timedWait(monitor, 1);
        } else {
            clock.advance(ns);
        }
    }

    private final class Prober implements ProbeRun.Prober {

        @Override
        public ProbeOutcome probe(RunPlan plan, RunListener listener) {
            probing = plan;
            listener.phase(RunPhase.SETUP);
            if (getReady) {
                listener.phase(RunPhase.MEASURE);
            }
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome.get();
        }

        @Override
        public void end() {
            course.add("probes end");
            end.countDown();
        }
    }

    private final ProbedRun.Runs runs = new ProbedRun.Runs() {
        @Override
        public RunResult load(RunPlan plan, RunLabels labels, RunListener listener) {
            interruption.begin(task -> {});
            course.add("load");
            duringLoad.run();
            interruption.settle();
            return LOAD;
        }

        @Override
        public RunResult aside(RunPlan plan) {
            Interruption aside = interruption.aside();
            aside.begin(task -> {});
            boolean isTrial = plan.loads().get(0).name().startsWith("trial");
            course.add(isTrial ? "trial" : "alone");
            if (!isTrial) {
                duringAside.run();
            }
            aside.settle();
            return isTrial ? trial : alone;
        }

        @Override
        public ProbeRun.Prober prober() {
            return new Prober();
        }
    };

    private RunResult run(ProbeKind... kinds) {
        return run(RunListener.NONE, kinds);
    }

    private RunResult run(RunListener listener, ProbeKind... kinds) {
        RunPlan plan = Plans.timed(2)
                .with(Optional.of(new ProbeRequest(Set.of(kinds), List.of(), 100, AROUND_NS, OptionalInt.empty())));
        return new ProbedRun(plan, runs, interruption, () -> LOAD.startedAt().plusNanos(clock.nanoTime()), WITHIN)
                .run(RunLabels.NONE, listener);
    }

    @Test
    void shouldProbeBeforeAndAfterTheLoad() {
        RunResult result = run(ProbeKind.FOREIGN, ProbeKind.SELF);

        assertEquals(List.of("trial", "alone", "load", "alone", "probes end"), course);
        assertEquals(2 * AROUND_NS + ProbedRun.GRACE_NS, clock.nanoTime());
        assertTrue(result.latencyUnderLoad().isPresent());
        assertEquals(List.of(), incomplete(result));
    }

    /** Probes took 1 ms for as long as the clock that was handed in showed a time before the load, then 20 ms. */
    @Test
    void shouldTakeTheEndOfTheIdleTimeFromTheClockOfTheRun() {
        List<Long> took = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            took.add(i * 10L * MS < AROUND_NS ? MS : 20 * MS);
        }
        KeptSamples kept = new KeptSamples(OptionalInt.of(0), 0, 10 * MS, 0, took, Collections.nCopies(1_000, 0L));
        RunPlan probes = ProbePlanner.plan(
                Plans.timed(2),
                new ProbeRequest(Set.of(ProbeKind.FOREIGN), List.of(), 100, AROUND_NS, OptionalInt.empty()),
                "0123456789abcdef0123456789abcdef");
        outcome = () -> new ProbeOutcome(probes, LOAD, Map.of("h1", List.of(kept)));

        UnderLoad seen = run(ProbeKind.FOREIGN).latencyUnderLoad().orElseThrow();

        assertEquals(MS, seen.of("foreign").orElseThrow().idle().max(), 0.02 * MS);
        assertEquals(180, seen.of("foreign").orElseThrow().idle().samples(), "of 2 s, the first 200 ms left out");
    }

    @Test
    void shouldProbeAsOftenAsWasAskedForWhereLinesAreFast() {
        RunResult result = run(ProbeKind.FOREIGN);

        assertEquals(100, ProbePlanner.ratePerS(probing), 0.1);
        assertTrue(
                result.notes().stream().noneMatch(note -> note.code().equals("probes_slowed")),
                () -> result.notes().toString());
    }

    /** The hub's line carries 1.2 Mbyte/s in the trial, of which probes on two links may take a hundredth. */
    @Test
    void shouldProbeASlowLineLessOften() {
        trial = SampleResults.slowLine(List.of("client-1", "client-2"), "server", 600_000);

        RunResult result = run(ProbeKind.FOREIGN);

        double bytesPerS = 2 * ProbePlanner.ratePerS(probing) * ProbePlanner.WIRE_BYTES;
        assertEquals(12_000, bytesPerS, 3_000);
        assertTrue(bytesPerS <= 12_000 / 0.956, () -> bytesPerS + " bytes a second");
        assertTrue(
                result.notes().stream().anyMatch(note -> note.code().equals("probes_slowed")),
                () -> result.notes().toString());
    }

    @Test
    void shouldKeepTheLoadWhenItsProbesFail() {
        outcome = () -> {
            throw new IllegalStateException("no room for samples");
        };

        assertStands("Probes: no room for samples", run(ProbeKind.FOREIGN));
    }

    @Test
    void shouldKeepTheLoadWhenItsProbesRunOutOfMemory() {
        outcome = () -> {
            throw new OutOfMemoryError("Java heap space");
        };

        RunResult result = run(ProbeKind.FOREIGN);

        assertEquals(1, incomplete(result).size(), () -> result.warnings().toString());
        assertEquals(LOAD.totals(), result.totals());
    }

    @Test
    void shouldKeepTheLoadWhenNothingCanBeConcluded() {
        outcome = () -> new ProbeOutcome(Plans.timed(2), null, Map.of());

        RunResult result = run(ProbeKind.FOREIGN);

        assertTrue(
                incomplete(result).get(0).startsWith("Probes: nothing can be concluded from them: "),
                () -> result.warnings().toString());
        assertEquals(LOAD.totals(), result.totals());
        assertFalse(result.latencyUnderLoad().isPresent());
    }

    @Test
    void shouldKeepTheLoadWhenItsOperationsCanNotBeTimedAlone() {
        duringAside = () -> {
            throw new IllegalStateException("no memory");
        };

        RunResult result = run(ProbeKind.SELF);

        assertEquals(List.of("alone", "load", "alone"), course);
        assertStands("Probes: operations of the load alone: no memory", result);
    }

    @Test
    void shouldTellWhatProbesMet() {
        Finding lost = Finding.about("h7", "host_lost", "h7: hello: no answer");
        RunResult met = LOAD.withErrors(List.of(lost));
        outcome = () -> new ProbeOutcome(Plans.timed(2), met, Map.of());

        assertStands("Probes: h7: hello: no answer", run(ProbeKind.FOREIGN));
    }

    /** Probes that nobody ends would go on for as long as the load could have lasted. */
    @Test
    void shouldEndProbesOfALoadThatCanNotBeRun() {
        duringLoad = () -> {
            throw new PlanException("h3 is not open");
        };

        assertThrows(PlanException.class, () -> run(ProbeKind.FOREIGN));
        assertEquals(List.of("trial", "load", "probes end"), course);
    }

    /** A bystander that does not answer may keep probes from getting ready for a minute. */
    @Test
    void shouldHearAnInterruptWhileProbesGetReady() {
        getReady = false;
        List<Thread> somebody = new ArrayList<>();
        boolean[] hasHappened = {false};
        duringLoad = () -> hasHappened[0] = interruption.hasHappened();

        run(
                new RunListener() {
                    @Override
                    public void probing(String when, long forNs) {
                        Thread signal = new Thread(() -> interruption.happen(StopCause.INTERRUPTED));
                        signal.start();
                        somebody.add(signal);
                    }
                },
                ProbeKind.FOREIGN,
                ProbeKind.SELF);

        assertEquals(1, somebody.size(), "and nothing is probed after the load");
        assertTrue(hasHappened[0], "the load gives up");
        assertEquals(List.of("trial", "load", "probes end"), course);
        assertEquals(0, clock.nanoTime(), "no time had to pass");
    }

    @Test
    void shouldWaitForNoSamplesWhenProbesAreOver() {
        end.countDown();
        getReady = false;

        run(ProbeKind.FOREIGN);

        assertEquals(0, clock.nanoTime());
    }

    @Test
    void shouldBeInTimeBeforeTheLoadHoweverTheRunBeforeItEnded() {
        interruption.settle();
        List<Boolean> inTime = new ArrayList<>();
        duringAside = () -> inTime.add(interruption.happen(StopCause.INTERRUPTED));

        run(ProbeKind.SELF);

        assertEquals(List.of(true), inTime);
    }

    /** The load is whole by then, however often somebody interrupts. */
    @Test
    void shouldSayThatAnInterruptAfterTheLoadComesTooLate() {
        List<Boolean> inTime = new ArrayList<>();
        duringAside = () -> {
            if (course.contains("load")) {
                inTime.add(interruption.happen(StopCause.INTERRUPTED));
                inTime.add(interruption.happen(StopCause.INTERRUPTED));
            }
        };

        RunResult result = run(ProbeKind.FOREIGN, ProbeKind.SELF);

        inTime.add(interruption.happen(StopCause.INTERRUPTED));
        assertEquals(List.of(false, false, false), inTime);
        assertEquals(LOAD.status(), result.status());
    }

    @Test
    void shouldKeepWhatProbesSawWhenTheThreadIsInterruptedAfterTheLoad() {
        outcome = () -> new ProbeOutcome(probing, LOAD, Map.of("h1", List.of(quickProbes(clock.nanoTime()))));
        duringLoad = () -> Thread.currentThread().interrupt();

        RunResult result = run(ProbeKind.FOREIGN);

        assertTrue(Thread.interrupted(), "who interrupts it hears of it");
        assertStands("Probes: they were ended before all was seen that follows the load", result);
        assertTrue(course.contains("probes end"), course::toString);
        assertIdleWasSeen(result);
    }

    /** What the load is told then is what its own script does. */
    @Test
    void shouldKeepWhatProbesSawWhenTheThreadIsInterruptedDuringTheLoad() {
        outcome = () -> new ProbeOutcome(probing, LOAD, Map.of("h1", List.of(quickProbes(clock.nanoTime()))));
        duringLoad = () -> {
            interruption.happen(StopCause.INTERRUPTED);
            Thread.currentThread().interrupt();
        };

        RunResult result = run(ProbeKind.FOREIGN, ProbeKind.SELF);

        assertTrue(Thread.interrupted(), "who interrupts it hears of it");
        assertEquals(List.of("trial", "alone", "load", "probes end"), course);
        assertEquals(List.of("Probes: they were ended before all was seen that follows the load"), incomplete(result));
        assertIdleWasSeen(result);
    }

    @Test
    void shouldKeepWhatProbesSawWhenTheThreadIsInterruptedBeforeTheLoad() {
        getReady = false;
        outcome = () -> new ProbeOutcome(probing, LOAD, Map.of("h1", List.of(quickProbes(clock.nanoTime()))));

        RunResult result = run(
                new RunListener() {
                    @Override
                    public void probing(String when, long forNs) {
                        clock.advance(forNs);
                        Thread.currentThread().interrupt();
                    }
                },
                ProbeKind.FOREIGN);

        assertTrue(Thread.interrupted(), "who interrupts it hears of it");
        assertIdleWasSeen(result);
    }

    @Test
    void shouldGiveProbesUpWhenTheThreadIsInterruptedTwice() {
        CountDownLatch over = new CountDownLatch(1);
        Thread self = Thread.currentThread();
        outcome = () -> {
            self.interrupt();
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return null;
        };
        duringLoad = self::interrupt;

        RunResult result = run(ProbeKind.FOREIGN);
        over.countDown();

        assertTrue(Thread.interrupted(), "who interrupts it hears of it");
        assertStands("Probes: they were ended before their figures came", result);
    }

    @Test
    void shouldSayWhyOperationsWereNotTimedAlone() {
        duringAside = () -> {
            throw new IllegalStateException("no memory");
        };
        ProbeResult refused = self();
        assertEquals("they could not be run alone: no memory", refused.absent().get("idle"));
        assertEquals("they could not be run alone: no memory", refused.absent().get("after"));

        duringAside = () -> {};
        duringLoad = () -> interruption.happen(StopCause.INTERRUPTED);
        alone = SampleResults.streams();
        ProbeResult ended = self();
        assertEquals(
                "no operation of the load was completed while it was alone",
                ended.absent().get("idle"));
        assertEquals("the run did not get there", ended.absent().get("after"));
    }

    @Test
    void shouldTellWhatOperationsMetThatWereAlone() {
        alone = SampleResults.neverStarted();

        RunResult result = run(ProbeKind.SELF);

        assertStands("Probes: operations of the load alone: 10.0.0.7:7411: connection refused.", result);
        assertEquals(
                "they could not be run alone: 10.0.0.7:7411: connection refused.",
                result.latencyUnderLoad()
                        .orElseThrow()
                        .of("self")
                        .orElseThrow()
                        .absent()
                        .get("idle"));
    }

    private ProbeResult self() {
        return run(ProbeKind.SELF).latencyUnderLoad().orElseThrow().of("self").orElseThrow();
    }

    /** On one link, one every 10 ms, each of which took 1 ms. */
    private static KeptSamples quickProbes(long forNs) {
        int count = (int) (forNs / (10 * MS));
        return new KeptSamples(
                OptionalInt.of(0), 0, 10 * MS, 0, Collections.nCopies(count, MS), Collections.nCopies(count, 0L));
    }

    private static void assertIdleWasSeen(RunResult result) {
        UnderLoad seen = result.latencyUnderLoad().orElseThrow();
        assertEquals(180, seen.of("foreign").orElseThrow().idle().samples(), "of 2 s, the first 200 ms left out");
    }

    private static void assertStands(String failure, RunResult result) {
        assertTrue(incomplete(result).contains(failure), () -> result.warnings().toString());
        assertEquals(LOAD.totals(), result.totals());
        assertEquals(LOAD.status(), result.status());
    }

    private static List<String> incomplete(RunResult result) {
        return result.warnings().stream()
                .filter(warning -> warning.code().equals(ProbedRun.INCOMPLETE))
                .map(Finding::text)
                .toList();
    }
}
