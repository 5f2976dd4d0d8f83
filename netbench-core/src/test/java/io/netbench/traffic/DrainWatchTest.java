package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.connection.DrainProgress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrainWatchTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final DrainWatch watch = new DrainWatch(5 * SECOND_NS);

    @Test
    void shouldWaitForASlowLineForAsLongAsSomethingMoves() {
        for (int s = 0; s < 100; s++) {
            assertFalse(standsStill(progress(s / 4, 0), s), "after " + s + " s");
        }
    }

    @Test
    void shouldGiveUpWhatStandsStill() {
        assertFalse(standsStill(progress(7, 0), 0));
        assertFalse(standsStill(progress(7, 0), 4));
        assertTrue(standsStill(progress(7, 0), 5));
    }

    @Test
    void shouldTakeAcknowledgementsForProgress() {
        assertFalse(standsStill(progress(7, 90), 0));
        assertFalse(standsStill(progress(7, 80), 4));
        assertFalse(standsStill(progress(7, 80), 8));
        assertTrue(standsStill(progress(7, 80), 9));
    }

    @Test
    void shouldNotJudgeASourceOfWhichTheKernelTellsNothing() {
        assertFalse(standsStill(Optional.empty(), 0));
        assertFalse(standsStill(Optional.empty(), 100));
    }

    private boolean standsStill(Optional<DrainProgress> progress, long atS) {
        return watch.standsStill(null, progress, atS * SECOND_NS);
    }

    private static Optional<DrainProgress> progress(long received, long unacked) {
        return Optional.of(new DrainProgress(received, 0, 0, unacked, 0));
    }
}
