package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.LinkLoad;
import io.netbench.traffic.PlanSketch;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PacedScheduleTest {

    private static final long SECOND = 1_000_000_000L;

    /** 8 Mbit/s of 1000-byte blocks: one every millisecond. */
    private static PlanSketch oneAMillisecond() {
        return PlanSketch.incast().block(1000).rate(8_000_000);
    }

    private static PacedSchedule schedule(PlanSketch sketch, int index) {
        return PacedSchedule.of(sketch.end(index, Side.SOURCE), 42);
    }

    @Test
    void shouldStartAtOnceAndThenPeriodicallyWhenAligned() {
        PacedSchedule schedule = schedule(oneAMillisecond().phase(ArrivalPhase.ALIGNED), 0);
        for (long index : new long[] {0, 1, 7, 1_000_000}) {
            assertEquals(index * 1_000_000, schedule.offsetNs(index));
        }
        assertEquals(1, schedule.dueAt(0));
        assertEquals(1, schedule.dueAt(999_999));
        assertEquals(2, schedule.dueAt(1_000_000));
        assertEquals(0, schedule.dueAt(-1));
    }

    @Test
    void shouldNotMakeUpForADelay() {
        PacedSchedule schedule =
                schedule(oneAMillisecond().phase(ArrivalPhase.ALIGNED), 0).later(2_500_000);
        assertEquals(2_500_000, schedule.offsetNs(0));
        assertEquals(0, schedule.dueAt(2_499_999));
        assertEquals(1, schedule.dueAt(2_500_000));
        assertEquals(11, schedule.dueAt(12_500_000));
    }

    @Test
    void shouldDivideTheRateOverConnections() {
        PacedSchedule schedule = schedule(oneAMillisecond().connections(4).phase(ArrivalPhase.ALIGNED), 3);
        assertEquals(4_000_000, schedule.offsetNs(1));
    }

    @Test
    void shouldSpreadTheConnectionsOfALinkEvenly() {
        PlanSketch sketch = oneAMillisecond().connections(4);
        long[] offsets = LongStream.range(0, 4)
                .map(index -> schedule(sketch, (int) index).offsetNs(0))
                .sorted()
                .toArray();
        for (int i = 1; i < 4; i++) {
            assertEquals(1_000_000, offsets[i] - offsets[i - 1], 1);
        }
        assertTrue(offsets[3] < 4_000_000, "the first lies within the period");
    }

    @Test
    void shouldDrawRandomPhasesFromTheSeed() {
        ConnectionPlan plan =
                oneAMillisecond().phase(ArrivalPhase.RANDOM).connections(2).end(0, Side.SOURCE);
        assertEquals(PacedSchedule.of(plan, 1), PacedSchedule.of(plan, 1));
        assertNotEquals(PacedSchedule.of(plan, 1), PacedSchedule.of(plan, 2));
        assertNotEquals(PacedSchedule.of(plan, 1), PacedSchedule.of(plan.withIndex(1), 1));
    }

    @Property
    void shouldCountAnOperationFromItsInstantOn(
            @ForAll @DoubleRange(max = 1, maxIncluded = false) double phase,
            @ForAll @DoubleRange(min = 0.5, max = 1e13) double periodNs,
            @ForAll @LongRange(max = 1_000_000_000L) long index) {
        PacedSchedule schedule = new PacedSchedule(phase, Math.min(periodNs, 9e18 / (index + 2)));
        long offsetNs = schedule.offsetNs(index);
        assertTrue(schedule.dueAt(offsetNs) >= index + 1, "due at its instant");
        assertTrue(schedule.dueAt(offsetNs - 1) <= index, "not due before");
        if (schedule.periodNs() >= 2) {
            assertEquals(index + 1, schedule.dueAt(offsetNs));
            assertEquals(index, schedule.dueAt(offsetNs - 1));
        }
    }

    @Property
    void shouldKeepTheRateHoweverLongItLasts(
            @ForAll @LongRange(min = 1_000, max = 1_000_000_000_000L) long rateBitsPerS,
            @ForAll @IntRange(min = 1, max = 1 << 24) int blockBytes,
            @ForAll @IntRange(min = 1, max = 1_000_000) int seconds) {
        long rate = Math.min(rateBitsPerS, 8 * LinkLoad.MAX_BLOCKS_PER_S * blockBytes);
        PlanSketch sketch = PlanSketch.incast().block(blockBytes).rate(rate);
        double expected = (double) rate * seconds / 8 / blockBytes;
        assertEquals(expected, schedule(sketch, 0).dueAt(seconds * SECOND), 1 + expected * 1e-12);
    }
}
