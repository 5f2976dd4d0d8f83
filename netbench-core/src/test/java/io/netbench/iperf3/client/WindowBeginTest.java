package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.RunPlan;
import io.netbench.time.HandClock;
import io.netbench.traffic.PlanSketch;
import io.netbench.traffic.StreamProgress;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From when what a server acknowledges counts, on a clock that is turned by hand. */
class WindowBeginTest {

    private static final long START_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;
    private static final long AHEAD_NS = 50 * MS;

    private final HandClock clock = new HandClock(START_NS);
    private final EmbeddedChannel loop = new EmbeddedChannel();
    private AckedBytes acked;
    private WindowBegin begin;
    private int measured;

    @BeforeEach
    void make() {
        loop.freezeTime();
        RunPlan plan = PlanSketch.incast().plan(1);
        acked = new AckedBytes(new RunRecorders(plan, 1, clock), plan.links());
        begin = new WindowBegin(loop.eventLoop(), acked::begin, () -> measured++);
    }

    @AfterEach
    void close() {
        loop.finishAndReleaseAll();
    }

    private void pass(long ms) {
        clock.advance(ms * MS);
        loop.advanceTimeBy(ms, TimeUnit.MILLISECONDS);
        loop.runPendingTasks();
    }

    private void look(long acknowledged) {
        acked.take(
                List.of(new StreamProgress(0, 0, false, acknowledged, false, OptionalLong.of(acknowledged))),
                clock.nanoTime(),
                Long.MAX_VALUE);
    }

    private void warmUp() {
        begin.order(new LoadWindow(START_NS, START_NS, START_NS, false), true, 0);
        pass(1);
        look(5_000);
    }

    private LoadWindow fromSilence() {
        long atNs = clock.nanoTime() + AHEAD_NS;
        return new LoadWindow(atNs, atNs, Long.MAX_VALUE, true);
    }

    /** A look that is late finds what came since the load's release. */
    @Test
    void shouldCountForTheWindowWhatIsSeenFirstAfterAWarmUpThatDrained() {
        warmUp();
        begin.order(fromSilence(), false, AHEAD_NS);
        pass(0);
        look(7_000);
        pass(100);
        look(8_000);

        assertEquals(3_000, acked.inWindowOf(0));
        assertEquals(1, measured);
    }

    /** What a warm-up brought may be more than a load is to bring in all. */
    @Test
    void shouldNotTakeAWarmUpsBytesForTheLimits() {
        warmUp();
        assertFalse(acked.isLimited());
        begin.order(fromSilence(), false, AHEAD_NS);
        assertFalse(acked.isLimited(), "until the loop counts for the window");
        assertEquals(5_000, acked.total());

        pass(0);
        assertTrue(acked.isLimited());
        assertEquals(0, acked.inWindowOf(0));
    }

    /** Whether measuring begins then is told when the load does. */
    @Test
    void shouldBeginWithAFirstStartWhenTheLoadDoes() {
        begin.order(fromSilence(), true, AHEAD_NS);
        pass(49);
        assertFalse(acked.isLimited());

        pass(1);
        assertTrue(acked.isLimited());
        assertEquals(0, measured);
    }

    @Test
    void shouldBeginWithAWindowInTheMiddleOfALoadWhenThatDoes() {
        warmUp();
        long atNs = clock.nanoTime() + AHEAD_NS;
        begin.order(new LoadWindow(atNs, atNs + 100 * MS, Long.MAX_VALUE, true), false, AHEAD_NS);
        pass(49);
        assertFalse(acked.isLimited());

        pass(1);
        assertTrue(acked.isLimited());
        assertEquals(0, measured);
    }
}
