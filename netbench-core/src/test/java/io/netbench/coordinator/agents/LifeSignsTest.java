package io.netbench.coordinator.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.ControlLoop;
import io.netbench.control.Protocol;
import io.netbench.control.SystemTaskQueue;
import io.netbench.time.HandClock;
import org.junit.jupiter.api.Test;

/** An agent with a lease of four seconds. */
class LifeSignsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long LEASE_NS = 4 * SECOND;

    private final HandClock clock = new HandClock(100 * SECOND);
    private final LifeSigns signs = new LifeSigns(new ControlLoop(clock, new SystemTaskQueue(clock)), LEASE_NS);

    private void pass(long seconds) {
        clock.advance(seconds * SECOND);
    }

    @Test
    void shouldBeOverdueWhenItsLeaseIsOver() {
        signs.begin();
        pass(2);
        assertTrue(signs.isLate(), "time to ask others");
        assertFalse(signs.isOverdue());
        pass(2);
        assertTrue(signs.isOverdue());
        assertEquals(4 * SECOND, signs.silentNs());

        signs.heardAt(clock.nanoTime(), false);
        assertFalse(signs.isLate());
        assertFalse(signs.isOverdue());
        assertEquals(0, signs.latenessNs(), "what was late without a load says nothing of what a load does");
    }

    /** Where a load takes the line, words are late; they may be so again. */
    @Test
    void shouldWaitLongerForOneWhoseWordsALoadHasHeldUp() {
        signs.begin();
        pass(3);
        signs.heardAt(clock.nanoTime(), true);
        assertEquals(6 * SECOND, signs.latenessNs());
        pass(9);
        assertFalse(signs.isOverdue());
        pass(1);
        assertTrue(signs.isOverdue());
    }

    @Test
    void shouldTakeALoadThatMovesForASignOfLifeWithinABound() {
        signs.begin();
        long bound = (Protocol.STARVED_LEASES - 1) * LEASE_NS / SECOND;
        for (long second = 0; second < bound + LEASE_NS / SECOND; second++) {
            assertFalse(signs.isOverdue(), "after " + second + " s");
            signs.sharedLoadAt(1, second, signs.isLate());
            pass(1);
        }
        assertTrue(signs.isOverdue(), "a load alone does not keep it for ever");
    }

    @Test
    void shouldNotTakeALoadThatStandsStillForASignOfLife() {
        signs.begin();
        for (int second = 0; second < 4; second++) {
            signs.sharedLoadAt(1, 7, signs.isLate());
            pass(1);
        }
        assertTrue(signs.isOverdue());
    }
}
