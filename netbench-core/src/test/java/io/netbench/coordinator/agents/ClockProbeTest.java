package io.netbench.coordinator.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockProbeTest {

    private final List<Integer> pings = new ArrayList<>();
    private final ClockProbe probe = new ClockProbe(pings::add, false);

    @Test
    void shouldThrowAwayWhatItSendsAtOnce() {
        probe.start();
        int warmUp = pings.size();

        for (int i = 0; i < warmUp; i++) {
            probe.answered(i, 0, 1, 500);
        }

        assertEquals(10, warmUp);
        for (int i = warmUp; i < warmUp + 20; i++) {
            assertEquals(i + 1, pings.size(), "each of those that count waits for the one before");
            probe.answered(i, 1_000, 1_100 + i, 1_000_050);
        }
        assertTrue(probe.isDone());
        assertEquals(100 + warmUp, probe.offset().leastRoundTripNs());
        assertEquals(1_000_050 - (1_000 + (100 + warmUp) / 2), probe.offset().offsetNs());
    }

    @Test
    void shouldTakeAnswersToWhatItSentAtOnceInAnyOrder() {
        probe.start();

        for (int i = 9; i >= 0; i--) {
            probe.answered(i, 0, 1, 500);
        }

        assertEquals(11, pings.size(), "the first one that counts has gone out");
    }

    @Test
    void shouldOnlyLookWhetherAnythingSpeaksAgainstOneClock() {
        ClockProbe ours = new ClockProbe(pings::add, true);
        ours.start();

        for (int i = 0; i < 4; i++) {
            assertFalse(ours.isDone(), "after " + i);
            ours.answered(i, 1_000, 1_200, 1_050 + i);
        }

        assertTrue(ours.isDone());
        assertEquals(4, pings.size());
        assertEquals(new ClockOffset(0, 0, 200), ours.offset());
    }

    @Test
    void shouldMeasureAllTheSameWhereClocksOfOneKernelDiffer() {
        ClockProbe ours = new ClockProbe(pings::add, true);
        ours.start();

        for (int i = 0; i < 21; i++) {
            assertFalse(ours.isDone(), "after " + i);
            ours.answered(i, 1_000, 1_200, 9_100);
        }

        assertTrue(ours.isDone());
        assertEquals(new ClockOffset(8_000, 200, 200), ours.offset());
    }
}
