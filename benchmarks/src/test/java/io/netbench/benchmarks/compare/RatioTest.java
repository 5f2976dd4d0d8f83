package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void shouldTakeTheMedianOfNeighboursAndNotTheRatioOfMedians() {
        // A host that is four times slower in some rounds is so for both.
        Ratio ratio = Ratio.of(new double[] {20, 5, 20, 5, 20}, new double[] {10, 2.5, 10, 2.5, 10});

        assertEquals(2, ratio.median());
        assertEquals(2, ratio.low());
        assertEquals(2, ratio.high());
        assertEquals(5, ratio.pairs());
    }

    @Test
    void shouldBeUndecidedWhenTheIntervalIsWide() {
        Ratio wide = Ratio.of(new double[] {1, 2, 3, 4, 5, 6, 7}, new double[] {1, 1, 1, 1, 1, 1, 1});
        Ratio narrow = Ratio.of(new double[] {1, 1.01, 1.02, 0.99, 1}, new double[] {1, 1, 1, 1, 1});

        assertTrue(wide.isUndecided());
        assertTrue(wide.low() < wide.median() && wide.median() < wide.high());
        assertFalse(narrow.isUndecided());
    }

    @Test
    void shouldGiveTheSameIntervalForTheSameRuns() {
        double[] subjects = {1, 3, 2, 5, 4};
        double[] rivals = {2, 2, 2, 3, 3};

        assertEquals(Ratio.of(subjects, rivals), Ratio.of(subjects, rivals));
    }

    @Test
    void shouldNeedPairs() {
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(new double[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Ratio.of(new double[] {1}, new double[] {1, 2}));
    }
}
