package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaceTimerTest {

    private static final long MS = 1_000_000L;
    private static final long STEP_NS = MS / 20;
    private static final long GRANULARITY_NS = MS / 10;

    private final HandClock clock = new HandClock(1_000 * MS);
    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final PaceTimer timer = new PaceTimer(channel.eventLoop(), clock);
    private final List<Long> looksNs = new ArrayList<>();
    private long dueNs = clock.nanoTime();
    private long periodNs;

    @BeforeEach
    void freeze() {
        channel.freezeTime();
        timer.add(this::look);
    }

    @AfterEach
    void close() {
        assertFalse(channel.finish());
    }

    @Test
    void shouldSleepWhileNothingIsDueForLong() {
        periodNs = 33 * MS;

        timer.start();
        pass(100 * MS);

        assertEquals(4, looksNs.size(), looksNs::toString);
        assertTrue(looksNs.get(3) - looksNs.get(0) - 3 * periodNs <= GRANULARITY_NS, looksNs::toString);
    }

    @Test
    void shouldStartWithinItsGranularityWhatIsDueOften() {
        periodNs = MS;

        timer.start();
        pass(50 * MS);

        assertEquals(50, looksNs.size(), 1, looksNs::toString);
    }

    @Test
    void shouldWakeForWhatACompletionMakesDue() {
        periodNs = 3_600_000 * MS;
        timer.start();
        pass(10 * MS);
        long madeDueNs = clock.nanoTime() + 7 * MS;
        looksNs.clear();

        timer.dueAt(madeDueNs);
        pass(20 * MS);

        assertEquals(1, looksNs.size(), looksNs::toString);
        assertTrue(looksNs.get(0) >= madeDueNs && looksNs.get(0) - madeDueNs <= GRANULARITY_NS, looksNs::toString);
    }

    @Test
    void shouldStaySilentOnceItIsStopped() {
        periodNs = MS;
        timer.start();
        pass(5 * MS);

        timer.stop();
        timer.dueAt(clock.nanoTime());
        looksNs.clear();
        pass(10 * MS);

        assertEquals(List.of(), looksNs);
    }

    private long look(long nowNs) {
        looksNs.add(nowNs);
        dueNs = Math.max(nowNs, dueNs) + periodNs;
        return dueNs;
    }

    private void pass(long ns) {
        for (long passed = 0; passed < ns; passed += STEP_NS) {
            clock.advance(STEP_NS);
            channel.advanceTimeBy(STEP_NS, TimeUnit.NANOSECONDS);
            channel.runScheduledPendingTasks();
        }
    }
}
