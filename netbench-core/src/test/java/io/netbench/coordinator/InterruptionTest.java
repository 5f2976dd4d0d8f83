package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.StopCause;
import io.netbench.time.HandClock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptionTest {

    private static final long AN_HOUR_NS = 3_600_000_000_000L;

    /** Time stands still, so what waits goes on since it is told to. */
    private final HandClock clock = new HandClock(Long.MAX_VALUE - AN_HOUR_NS / 2);

    private final Interruption interruption =
            new Interruption(clock::nanoTime, (monitor, ns) -> TimeUnit.HOURS.timedWait(monitor, 1));

    @Test
    void shouldEndAWait() throws InterruptedException {
        Thread somebody = new Thread(() -> interruption.happen(StopCause.TERMINATED));
        somebody.start();

        interruption.await(() -> false, AN_HOUR_NS);

        assertTrue(interruption.hasHappened());
        somebody.join();
    }

    @Test
    void shouldEndAWaitWhenWhatIsWaitedForHasCome() throws InterruptedException {
        AtomicBoolean hasCome = new AtomicBoolean();
        Thread somebody = new Thread(() -> {
            hasCome.set(true);
            interruption.stir();
        });
        somebody.start();

        interruption.await(hasCome::get, AN_HOUR_NS);

        assertFalse(interruption.hasHappened());
        somebody.join();
    }

    @Test
    void shouldNotWaitForWhatHasHappenedOrHasCome() throws InterruptedException {
        interruption.await(() -> true, AN_HOUR_NS);
        interruption.happen(StopCause.INTERRUPTED);

        interruption.await(() -> false, AN_HOUR_NS);

        assertTrue(interruption.hasHappened());
    }

    @Test
    void shouldWaitAsLongAsItWasToldToAndNoLonger() throws InterruptedException {
        Interruption ofTime = new Interruption(clock::nanoTime, (monitor, ns) -> clock.advance((ns + 1) / 2));
        long beganNs = clock.nanoTime();

        ofTime.await(() -> false, AN_HOUR_NS);

        assertEquals(AN_HOUR_NS, clock.nanoTime() - beganNs);
    }

    @Test
    void shouldCountTheFirstOfSeveral() {
        interruption.begin(task -> {});
        interruption.happen(StopCause.TERMINATED);
        interruption.happen(StopCause.INTERRUPTED);

        assertEquals(StopCause.TERMINATED, interruption.settle());
    }

    @Test
    void shouldWakeTheRunThatIsOnWhosoeverItIs() {
        AtomicBoolean isAwake = new AtomicBoolean();
        interruption.aside().begin(task -> isAwake.set(true));

        interruption.happen(StopCause.INTERRUPTED);

        assertTrue(isAwake.get());
    }

    /** What is measured before a load is nobody's result: who interrupts after it is still in time. */
    @Test
    void shouldBeInTimeBetweenARunAsideAndTheLoad() {
        interruption.begin(task -> {});
        interruption.settle();
        interruption.open();
        Interruption aside = interruption.aside();
        aside.begin(task -> {});
        aside.settle();

        assertTrue(interruption.happen(StopCause.INTERRUPTED));
    }

    /** And what is measured after it takes nothing back. */
    @Test
    void shouldComeTooLateInARunAsideAfterTheLoad() {
        interruption.begin(task -> {});
        interruption.settle();
        Interruption aside = interruption.aside();
        aside.begin(task -> {});

        assertFalse(interruption.happen(StopCause.INTERRUPTED));
        assertEquals(StopCause.INTERRUPTED, aside.settle(), "that run ends all the same");
        assertFalse(interruption.happen(StopCause.INTERRUPTED));
    }
}
