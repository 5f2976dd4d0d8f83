package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static io.netbench.measure.Plans.S;
import static io.netbench.measure.Plans.TICK_NS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.RunPlan;
import io.netbench.time.Clock;
import io.netbench.time.Deadline;
import io.netbench.time.HandClock;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TickSamplerTest {

    private static final long BYTES_PER_MS = 1_000;

    private final HandClock clock = new HandClock(-S);
    private RunPlan plan;

    /** What the loop makes of the instants at which it reads. */
    private LoadPhase phase = LoadPhase.WINDOW;

    @Test
    void shouldDivideASteadyStreamIntoWarmupAndWindowWhenEveryLookIsLate() {
        RunRecorders recorders = recorders(Plans.timed(1, 100 * MS, 300 * MS));
        recorders.sampler().arm(Plans.window(plan, -S));
        for (int ms = 1; ms <= 410; ms++) {
            phase = ms <= 100 ? LoadPhase.WARMUP : ms <= 400 ? LoadPhase.WINDOW : LoadPhase.DRAIN;
            step(recorders);
            if (ms % 10 == 3) {
                recorders.sampler().sample();
            }
        }

        LinkFigures link = recorders.figures(0);
        WindowFigures window = link.window().orElseThrow();
        assertEquals(100 * BYTES_PER_MS, link.warmup().orElseThrow().bytes());
        assertEquals(300 * BYTES_PER_MS, window.totals().bytes());
        assertEquals(300, window.totals().blocks());
        assertEquals(410 * BYTES_PER_MS, link.receivedBytes());
        assertEquals(30, window.tick().ticks());
        assertEquals(3, window.smooth().ticks());
        assertEquals(1e6, window.tick().min(), 1);
        assertEquals(1e6, window.tick().max(), 1);
        assertArrayEquals(
                new long[] {100_000, 100_000, 100_000}, window.series().bytes());
        assertEquals(OptionalLong.of(-S + MS / 2), window.firstByteNs());
        assertEquals(OptionalLong.of(-S + 400 * MS - MS / 2), window.lastByteNs());
        assertEquals(150.0 * BYTES_PER_MS, recorders.sampler().bytesAt(0, -S + 250 * MS), BYTES_PER_MS);
    }

    @Test
    void shouldAwaitNoLinkOfALoadThatHasEndedWhileAnotherGoesOnElsewhere() {
        plan = Plans.oneLoadAfterAnother();
        RunRecorders ofFirstSink = new RunRecorders(plan, 1, 1, clock);
        IntervalMeter meter = ofFirstSink.newIntervalMeter();
        ofFirstSink.sampler().arm(Plans.window(plan, -S));
        clock.advance(100 * MS);
        assertEquals(1, meter.take().awaitedLinks());

        clock.advance(100 * MS);
        IntervalSnapshot ended = meter.take();
        assertEquals(0, ended.awaitedLinks());
        assertEquals(0, ended.silentLinks());

        clock.advance(200 * MS);
        meter.take();
        clock.advance(MS);
        assertEquals(1, meter.take().awaitedLinks(), "all have ended, and drain");
    }

    @Test
    void shouldCountFromSilenceExactlyWhereBytesEndTheRun() {
        RunRecorders recorders = recorders(Plans.byBytes(1, 50 * MS));
        TickSampler sampler = recorders.sampler();
        sampler.arm(Plans.warmup(plan, -S));
        phase = LoadPhase.WARMUP;
        run(recorders, 50, 10);
        phase = LoadPhase.WINDOW;
        clock.advance(30 * MS);
        sampler.sample();
        sampler.arm(Plans.window(plan, clock.nanoTime() + 20 * MS));
        clock.advance(20 * MS);
        long startNs = clock.nanoTime();
        clock.advance(TICK_NS);
        sampler.sample();
        run(recorders, 70, 10);
        clock.advance(500 * MS);
        sampler.sample();
        sampler.endWindow(clock.nanoTime());
        sampler.sample();

        LinkFigures link = recorders.figures(0);
        WindowFigures window = link.window().orElseThrow();
        assertEquals(50 * BYTES_PER_MS, link.warmup().orElseThrow().bytes());
        assertEquals(70 * BYTES_PER_MS, window.totals().bytes());
        assertEquals(startNs + TICK_NS + MS / 2, window.totals().fromNs());
        assertEquals(startNs + TICK_NS + 70 * MS - MS / 2, window.totals().toNs());
        assertEquals(7, window.tick().ticks());
        assertEquals(0, window.tick().emptyTicks());
        assertEquals(OptionalLong.of(startNs), sampler.windowFromNs(0));
    }

    @Test
    void shouldEndAWindowEarlyButNotBeforeTheLatestLook() {
        RunRecorders recorders = recorders(Plans.timed(1, 0, S));
        TickSampler sampler = recorders.sampler();
        sampler.arm(Plans.window(plan, -S));
        run(recorders, 200, 10);
        sampler.endWindow(-S + 150 * MS);
        sampler.sample();
        sampler.endWindow(-S + 900 * MS);

        WindowFigures window = recorders.figures(0).window().orElseThrow();
        assertEquals(OptionalLong.of(-S + 200 * MS), sampler.windowToNs(0));
        assertEquals(200 * BYTES_PER_MS, window.totals().bytes());
        assertEquals(20, window.tick().ticks());
    }

    /** A loop may take the instant of a read, lose its CPU, and count the read only after the sampler's look. */
    @Test
    void shouldCountAReadInThePhaseOfItsInstantHoweverLateItIsCounted() {
        RunRecorders recorders = recorders(Plans.timed(1, 100 * MS, 100 * MS));
        LinkCounters counters = recorders.counters(0, 0);
        recorders.sampler().arm(Plans.window(plan, -S));
        clock.advance(101 * MS);
        recorders.sampler().sample();
        counters.addReceived(LoadPhase.WARMUP, 300, 1, -S + 100 * MS - 1);
        counters.addReceived(LoadPhase.WINDOW, 20_000, 2, -S + 100 * MS);
        clock.advance(50 * MS);
        recorders.sampler().sample();
        clock.advance(50 * MS);
        recorders.sampler().sample();
        counters.addReceived(LoadPhase.WINDOW, 1_000, 3, -S + 200 * MS - 1);
        counters.addReceived(LoadPhase.DRAIN, 7, 4, -S + 200 * MS);

        LinkFigures link = recorders.figures(0);
        WindowFigures window = link.window().orElseThrow();
        assertEquals(
                new PhaseTotals(-S, -S + 100 * MS, 300, 1, 1), link.warmup().orElseThrow());
        assertEquals(new PhaseTotals(-S + 100 * MS, -S + 200 * MS, 21_000, 5, 2), window.totals());
        assertEquals(21_307, link.receivedBytes());
        assertEquals(OptionalLong.of(-S + 200 * MS - 1), window.lastByteNs());
        assertArrayEquals(new long[] {21_000}, window.series().bytes());
        assertEquals(210_000, window.tick().mean(), 1e-6);
        assertEquals(10, window.tick().ticks());
    }

    @Test
    void shouldAddUpWhatAllLoopsCounted() {
        plan = Plans.timed(1, 0, 100 * MS);
        RunRecorders recorders = new RunRecorders(plan, 2, clock);
        recorders.sampler().arm(Plans.window(plan, -S));
        recorders.counters(0, 0).addReceived(LoadPhase.WINDOW, 50, 1, -S + 2 * MS);
        recorders.counters(0, 1).addReceived(LoadPhase.WINDOW, 8, 2, -S + MS);
        clock.advance(100 * MS);
        recorders.sampler().sample();
        recorders.counters(0, 1).addReceived(LoadPhase.DRAIN, 1, 0, clock.nanoTime());

        WindowFigures window = recorders.figures(0).window().orElseThrow();
        assertEquals(new PhaseTotals(-S, -S + 100 * MS, 58, 3, 2), window.totals());
        assertEquals(OptionalLong.of(-S + MS), window.firstByteNs());
        assertEquals(OptionalLong.of(-S + 2 * MS), window.lastByteNs());
    }

    @Test
    void shouldEndWithTheLastByteWhenALoopHearsOfTheEndTooLate() {
        RunRecorders recorders = recorders(Plans.timed(1, 0, S));
        recorders.sampler().arm(Plans.window(plan, -S));
        run(recorders, 200, 10);
        recorders.sampler().endWindow(clock.nanoTime());
        run(recorders, 8, 8);

        WindowFigures window = recorders.figures(0).window().orElseThrow();
        assertEquals(208 * BYTES_PER_MS, window.totals().bytes());
        assertEquals(-S + 208 * MS - MS / 2, window.totals().toNs());
        assertEquals(1e6, window.tick().mean(), 3_000);
        assertEquals(21, window.tick().ticks());
    }

    @Test
    void shouldKeepThePlannedEndWhenItIsClosedAfterIt() {
        RunRecorders recorders = recorders(Plans.timed(1, 0, 100 * MS));
        recorders.sampler().arm(Plans.window(plan, -S));
        run(recorders, 90, 10);
        clock.advance(300 * MS);
        recorders.sampler().close();

        assertEquals(OptionalLong.of(-S + 100 * MS), recorders.sampler().windowToNs(0));
        assertEquals(
                100 * MS, recorders.figures(0).window().orElseThrow().totals().durationNs());
    }

    @Test
    void shouldHaveNoWindowWhenTheRunStopsInItsWarmup() {
        RunRecorders recorders = recorders(Plans.timed(1, 100 * MS, 300 * MS));
        recorders.sampler().arm(Plans.window(plan, -S));
        phase = LoadPhase.WARMUP;
        run(recorders, 50, 10);
        recorders.sampler().close();

        assertTrue(recorders.figures(0).window().isEmpty());
        assertEquals(50 * BYTES_PER_MS, recorders.figures(0).receivedBytes());
    }

    @Test
    void shouldRefuseAStartThatThePlanDoesNotHave() {
        TickSampler sampler = recorders(Plans.timed(1, 100 * MS, 300 * MS)).sampler();
        sampler.arm(Plans.window(plan, -S));

        assertThrows(IllegalStateException.class, () -> sampler.arm(Plans.window(plan, 0)));
    }

    @Test
    void shouldFindAStallOfTheWindow() {
        RunRecorders recorders = recorders(Plans.timed(1, 0, S));
        recorders.sampler().arm(Plans.window(plan, -S));
        recorders.counters(0, 0).expect(1);
        run(recorders, 100, 10);
        for (int i = 0; i < 40; i++) {
            clock.advance(TICK_NS);
            recorders.sampler().sample();
        }
        run(recorders, 500, 10);

        WindowFigures window = recorders.figures(0).window().orElseThrow();
        assertEquals(new StallFigures(1, 400 * MS + MS / 2, 400 * MS + MS / 2), window.stalls());
        assertEquals(40, window.tick().emptyTicks());
        assertEquals(100, window.tick().ticks());
    }

    @Test
    void shouldLeaveGoodputToTheAgentOfTheSink() {
        plan = Plans.timed(2, 0, 100 * MS);
        RunRecorders ofSources = new RunRecorders(plan, 0, 1, clock);
        RunRecorders ofSink = new RunRecorders(plan, 1, 1, clock);
        for (RunRecorders recorders : new RunRecorders[] {ofSources, ofSink}) {
            recorders.sampler().arm(Plans.window(plan, -S));
        }
        clock.advance(100 * MS);
        ofSources.sampler().sample();
        ofSink.sampler().sample();

        assertTrue(ofSources.figures(0).window().isEmpty());
        assertTrue(ofSink.figures(0).window().isPresent());
        assertEquals(10, ofSink.figures(1).window().orElseThrow().tick().emptyTicks());
    }

    @Test
    void shouldTellWhatIsMissingOfDatagrams() {
        RunRecorders recorders = recorders(Plans.timed(2, 0, S));
        IntervalMeter meter = recorders.newIntervalMeter();
        recorders.counters(1, 0).miss(7);
        assertEquals(Map.of(1, 7L), meter.take().missingByLink());
        assertEquals(Map.of(), meter.take().missingByLink());
        recorders.counters(1, 0).miss(-2);
        assertEquals(Map.of(1, -2L), meter.take().missingByLink());
    }

    @Test
    void shouldTellIntervalsWhileTheRunGoesOn() {
        RunRecorders recorders = recorders(Plans.timed(2, 0, S));
        IntervalMeter meter = recorders.newIntervalMeter();
        recorders.counters(0, 0).addReceived(LoadPhase.WINDOW, 70, 0, 0);
        clock.advance(5);
        assertEquals(new IntervalSnapshot(-S, -S + 5, 70, 0, 2, 1, Map.of(0, 70L, 1, 0L)), meter.take());

        recorders.counters(1, 0).addReceived(LoadPhase.DRAIN, 30, 2, 0);
        assertEquals(new IntervalSnapshot(-S + 5, -S + 5, 30, 2, 2, 1, Map.of(0, 0L, 1, 30L)), meter.take());
    }

    @Test
    void shouldTellARestFromTheFirstByteOfTheWindowToTheLast() {
        RunRecorders recorders = recorders(Plans.timed(2, 0, S));
        IntervalMeter meter = recorders.newIntervalMeter();
        recorders.counters(0, 0).addReceived(LoadPhase.WINDOW, 70, 0, -S + 3);
        recorders.counters(1, 0).addReceived(LoadPhase.WINDOW, 10, 0, -S + 5);
        recorders.counters(0, 0).addReceived(LoadPhase.DRAIN, 30, 0, -S + 9);
        clock.advance(50);
        assertEquals(new IntervalSnapshot(-S + 3, -S + 9, 110, 0, 2, 0, Map.of(0, 100L, 1, 10L)), meter.takeRest());
    }

    @Test
    void shouldTellARestFromTheIntervalBefore() {
        RunRecorders recorders = recorders(Plans.timed(2, 0, S));
        IntervalMeter meter = recorders.newIntervalMeter();
        recorders.counters(0, 0).addReceived(LoadPhase.WINDOW, 70, 0, -S + 3);
        clock.advance(5);
        meter.take();
        recorders.counters(0, 0).addReceived(LoadPhase.WINDOW, 30, 0, -S + 8);
        clock.advance(5);
        assertEquals(new IntervalSnapshot(-S + 5, -S + 8, 30, 0, 2, 1, Map.of(0, 30L, 1, 0L)), meter.takeRest());
    }

    @Test
    @Timeout(20)
    void shouldLookByItselfUntilTheWindowIsOver() {
        plan = Plans.timed(1, 0, 50 * MS);
        RunRecorders recorders = new RunRecorders(plan, 1, Clock.system());
        Deadline deadline = Deadline.after(Clock.system(), Duration.ofSeconds(10));
        try (TickSampler sampler = recorders.sampler()) {
            sampler.start();
            sampler.arm(Plans.window(plan, System.nanoTime() + 5 * MS));
            while (recorders.figures(0).window().isEmpty() && !deadline.isOver()) {
                LockSupport.parkNanos(MS);
            }
        }

        assertEquals(5, recorders.figures(0).window().orElseThrow().tick().emptyTicks());
    }

    private RunRecorders recorders(RunPlan newPlan) {
        plan = newPlan;
        return new RunRecorders(plan, 1, clock);
    }

    private void run(RunRecorders recorders, int forMs, int lookEveryMs) {
        for (int ms = 1; ms <= forMs; ms++) {
            step(recorders);
            if (ms % lookEveryMs == 0) {
                recorders.sampler().sample();
            }
        }
    }

    private void step(RunRecorders recorders) {
        clock.advance(MS / 2);
        recorders.counters(0, 0).addReceived(phase, BYTES_PER_MS, 1, clock.nanoTime());
        clock.advance(MS / 2);
    }
}
