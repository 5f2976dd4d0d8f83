package io.netbench.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    private final AtomicLong nowNs = new AtomicLong(1_000);
    private final Clock clock = nowNs::get;

    @Test
    void shouldBeOverWhenItsInstantIsReached() {
        Deadline deadline = Deadline.after(clock, Duration.ofNanos(100));
        assertEquals(100, deadline.remainingNs());
        nowNs.addAndGet(99);
        assertFalse(deadline.isOver());
        nowNs.addAndGet(1);
        assertTrue(deadline.isOver());
    }

    @Test
    void shouldRoundWaitsUpAndNeverBelowZero() {
        Deadline deadline = Deadline.at(clock, 1_000 + 1_500_000);
        assertEquals(2, deadline.remainingMillis());
        nowNs.addAndGet(1_499_999);
        assertEquals(1, deadline.remainingMillis());
        nowNs.addAndGet(10_000_000);
        assertEquals(0, deadline.remainingMillis());
        assertTrue(deadline.remainingNs() < 0);
    }

    @Test
    void shouldSurviveWrapOfClock() {
        nowNs.set(Long.MAX_VALUE - 10);
        Deadline deadline = Deadline.after(clock, Duration.ofNanos(100));
        assertFalse(deadline.isOver());
        assertEquals(100, deadline.remainingNs());
        nowNs.addAndGet(100);
        assertTrue(deadline.isOver());
    }

    @Test
    void shouldReadMonotonicClockOfJvm() {
        Clock system = Clock.system();
        long before = system.nanoTime();
        assertTrue(system.nanoTime() - before >= 0);
    }
}
