package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static io.netbench.measure.Plans.TICK_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.RunPlan;
import io.netbench.time.HandClock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** Whatever arrives and however late the sampler looks: nothing is lost, and every tick is accounted for. */
class SamplingPropertiesTest {

    private static final long LONG_AGO_NS = -3 * Plans.S;

    /** Time passes, then bytes are read, which the loop counts before or after the sampler looks, if it does. */
    record Step(long passNs, long bytes, boolean isCountedLate, boolean isLooking) {

        Step countedAtOnce() {
            return new Step(passNs, bytes, false, isLooking);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Long> passNs = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.longs().between(0, TICK_NS)),
                Tuple.of(3, Arbitraries.just(TICK_NS)),
                Tuple.of(1, Arbitraries.longs().between(TICK_NS, 40 * TICK_NS)));
        Arbitrary<Long> bytes = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(0L)),
                Tuple.of(3, Arbitraries.longs().between(1, 20_000_000)));
        return Combinators.combine(
                        passNs, bytes, Arbitraries.of(true, false, false, false), Arbitraries.of(true, true, false))
                .as(Step::new)
                .list()
                .ofMaxSize(120)
                .withoutEdgeCases();
    }

    @Property
    void shouldAccountForEveryByteAndTickOfATimedWindow(
            @ForAll("steps") List<Step> steps,
            @ForAll @LongRange(max = 400 * MS) long warmupNs,
            @ForAll @IntRange(min = 1, max = 200) int ticks) {
        long windowNs = ticks * TICK_NS;
        long fromNs = LONG_AGO_NS + warmupNs;
        Rig rig = new Rig(Plans.timed(1, warmupNs, windowNs), fromNs, fromNs + windowNs);
        rig.arm();
        long total = rig.play(steps);
        rig.clock.advance(Math.max(0, fromNs + windowNs - rig.clock.nanoTime()));
        rig.sampler.sample();
        rig.countLate();

        LinkFigures link = rig.recorders.figures(0);
        WindowFigures window = link.window().orElseThrow();
        PhaseTotals totals = window.totals();
        assertEquals(fromNs, totals.fromNs());
        assertEquals(windowNs, totals.durationNs());
        assertEquals(
                rig.before(steps, fromNs), link.warmup().map(PhaseTotals::bytes).orElse(0L));
        assertEquals(rig.before(steps, fromNs + windowNs) - rig.before(steps, fromNs), totals.bytes());
        assertEquals(total, link.receivedBytes());
        assertEquals(ticks, window.tick().ticks());
        assertEquals(Math.max(1, (ticks + 5) / 10), window.smooth().ticks());
        assertConsistent(window);
    }

    @Property
    void shouldCoverALinksOwnWindowFromFirstToLastByte(@ForAll("steps") List<Step> steps) {
        Rig rig = new Rig(Plans.byBytes(1, 0), LONG_AGO_NS, Long.MAX_VALUE);
        rig.arm();
        long total = rig.play(steps.stream().map(Step::countedAtOnce).toList());
        rig.sampler.endWindow(rig.clock.nanoTime());
        rig.sampler.sample();
        rig.countLate();

        WindowFigures window = rig.recorders.figures(0).window().orElseThrow();
        PhaseTotals totals = window.totals();
        assertTrue(window.isOwn());
        assertEquals(total, totals.bytes());
        if (total > 0) {
            assertEquals(totals.fromNs(), window.firstByteNs().orElseThrow());
            assertEquals(totals.toNs(), window.lastByteNs().orElseThrow());
            long nearest = (totals.durationNs() + TICK_NS / 2) / TICK_NS;
            assertEquals(Math.max(1, nearest), window.tick().ticks());
        }
        assertConsistent(window);
    }

    private static void assertConsistent(WindowFigures window) {
        PhaseTotals totals = window.totals();
        for (GoodputFigures figures : List.of(window.tick(), window.smooth())) {
            assertEquals(figures.ticks(), figures.bytesPerS().getTotalCount() + figures.overflow());
            assertTrue(figures.emptyTicks() <= figures.ticks());
            assertTrue(figures.mergedTicks() >= 0);
            if (totals.durationNs() > 0) {
                double expected = totals.bytes() * 1e9 / totals.durationNs();
                assertEquals(expected, figures.mean(), 1e-6 * expected);
                assertTrue(figures.min() <= figures.mean() * (1 + 1e-9));
                assertTrue(figures.max() >= figures.mean() * (1 - 1e-9));
            }
        }
        assertEquals(totals.bytes(), Arrays.stream(window.series().bytes()).sum());
        assertTrue(window.series().points() <= Series.MAX_POINTS);
    }

    @Property(tries = 200)
    void shouldNeverHaveMoreThan600PointsAndConserveTheirSum(
            @ForAll @IntRange(max = 5_000) int looks, @ForAll @LongRange(min = 1, max = 1L << 40) long seed) {
        Series series = new Series(0, 100);
        SplittableRandom random = new SplittableRandom(seed);
        long nowNs = 0;
        long bytes = 0;
        for (int i = 0; i < looks; i++) {
            nowNs += random.nextLong(300);
            bytes += random.nextLong(1_000);
            series.sample(nowNs, bytes);
        }
        series.end();

        assertTrue(series.points() <= Series.MAX_POINTS);
        assertEquals(bytes, Arrays.stream(series.bytes()).sum());
        assertEquals(nowNs, series.points() == 0 ? 0 : series.endNs(series.points() - 1));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void shouldInterpolateWithoutEverGoingBack(
            @ForAll @LongRange(min = 1, max = 1L << 40) long spanNs,
            @ForAll @LongRange(max = 1L << 50) long bytes,
            @ForAll @LongRange(min = -10, max = 1L << 41) long aNs,
            @ForAll @LongRange(min = -10, max = 1L << 41) long bNs) {
        long earlier = Interpolation.at(0, 0, spanNs, bytes, Math.min(aNs, bNs));
        long later = Interpolation.at(0, 0, spanNs, bytes, Math.max(aNs, bNs));

        assertTrue(0 <= earlier && earlier <= later && later <= bytes);
    }

    @Property(tries = 50)
    void shouldRememberCumulativeBytesOfAnyLengthOfRun(@ForAll @IntRange(min = 1, max = 40_000) int looks) {
        CumulativeLog log = new CumulativeLog();
        log.add(0, 0);
        IntStream.rangeClosed(1, looks).forEach(i -> log.add(10L * i, 1_000L * i));

        assertTrue(log.points() <= CumulativeLog.CAPACITY);
        IntStream.rangeClosed(0, looks).forEach(i -> assertEquals(1_000.0 * i, log.bytesAt(10L * i), 1));
        assertEquals(1_000L * looks, log.bytesAt(Long.MAX_VALUE / 2));
        assertEquals(0, log.bytesAt(-1));
    }

    /** One link's recorders, driven by hand. */
    private static final class Rig {

        private final HandClock clock = new HandClock(LONG_AGO_NS);
        private final RunPlan plan;
        private final RunRecorders recorders;
        private final TickSampler sampler;
        private final LinkCounters counters;
        private final long windowFromNs;
        private final long windowToNs;
        private Runnable late = () -> {};

        Rig(RunPlan plan, long windowFromNs, long windowToNs) {
            this.plan = plan;
            recorders = new RunRecorders(plan, 1, clock);
            sampler = recorders.sampler();
            counters = recorders.counters(0, 0);
            this.windowFromNs = windowFromNs;
            this.windowToNs = windowToNs;
        }

        void arm() {
            sampler.arm(Plans.window(plan, LONG_AGO_NS));
        }

        long play(List<Step> steps) {
            long total = 0;
            for (Step step : steps) {
                clock.advance(step.passNs());
                if (step.isLooking()) {
                    sampler.sample();
                }
                countLate();
                long nowNs = clock.nanoTime();
                if (step.bytes() > 0 && step.isCountedLate()) {
                    late = () -> count(step.bytes(), nowNs);
                } else if (step.bytes() > 0) {
                    count(step.bytes(), nowNs);
                }
                total += step.bytes();
                if (step.isLooking()) {
                    sampler.sample();
                }
            }
            return total;
        }

        void countLate() {
            late.run();
            late = () -> {};
        }

        private void count(long bytes, long readNs) {
            counters.addReceived(phaseOf(readNs), bytes, 0, readNs);
        }

        private LoadPhase phaseOf(long readNs) {
            if (readNs >= windowToNs) {
                return LoadPhase.DRAIN;
            }
            return readNs < windowFromNs ? LoadPhase.WARMUP : LoadPhase.WINDOW;
        }

        /** Bytes that were read before an instant. */
        long before(List<Step> steps, long instantNs) {
            long nowNs = LONG_AGO_NS;
            long bytes = 0;
            for (Step step : steps) {
                nowNs += step.passNs();
                bytes += nowNs < instantNs ? step.bytes() : 0;
            }
            return bytes;
        }
    }
}
