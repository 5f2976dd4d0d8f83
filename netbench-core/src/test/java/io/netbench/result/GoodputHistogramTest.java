package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class GoodputHistogramTest {

    private static final long TICK_NS = 10_000_000;

    private final Histogram histogram = new Histogram(
            GoodputHistogram.LOWEST_BYTES_PER_S, GoodputHistogram.HIGHEST_BYTES_PER_S, GoodputHistogram.DIGITS);

    @Test
    void shouldTellTheRateOfASteadyLinkWithinHalfABucket() {
        double rate = 1_378_000_000;
        histogram.recordValueWithCount((long) rate, 1000);

        GoodputHistogram summary = summary(0, 0, 0);

        assertEquals(rate, summary.p50(), rate * 0.005);
        assertEquals(rate, summary.mean(), rate * 0.005);
        assertEquals(0, summary.stddev(), rate * 0.005);
        assertEquals(1000, summary.samples());
    }

    @Test
    void shouldCountEmptyTicksAsZero() {
        histogram.recordValueWithCount(0, 75);
        histogram.recordValueWithCount(1_000_000, 25);

        GoodputHistogram summary = summary(75, 0, 0);

        assertEquals(0, summary.min());
        assertEquals(0, summary.p50());
        assertEquals(250_000, summary.mean(), 250_000 * 0.01);
        assertEquals(75, summary.emptyTicks());
    }

    @Test
    void shouldCountOverflowAmongTheSamples() {
        histogram.recordValueWithCount(5_000, 9);

        GoodputHistogram summary = summary(0, 2, 1);

        assertEquals(10, summary.samples());
        assertEquals(1, summary.overflow());
        assertEquals(2, summary.mergedTicks());
    }

    @Test
    void shouldGiveReasonsInsteadOfFiguresWhenThereAreNoTicks() {
        GoodputHistogram summary = summary(0, 0, 0);

        assertNull(summary.mean());
        assertNull(summary.p50());
        assertEquals("no ticks", summary.absent().get("p50"));
        assertEquals(0, summary.samples());
    }

    @Test
    void shouldGiveBackTheHistogramThatItWasMadeFrom() {
        histogram.recordValueWithCount(123_456_789, 3);
        histogram.recordValueWithCount(0, 2);

        Histogram decoded = summary(2, 0, 0).decoded();

        assertEquals(histogram, decoded);
        assertTrue(decoded.getTotalCount() == 5);
    }

    @Test
    void shouldDivideReadsByTicks() {
        histogram.recordValueWithCount(5_000, 10);

        GoodputHistogram summary = BucketTicks.summary(histogram, TICK_NS, 0, 0, 0, 45L);

        assertEquals(4.5, summary.meanReadsPerTick());
    }

    private GoodputHistogram summary(long emptyTicks, long mergedTicks, long overflow) {
        return BucketTicks.summary(histogram, TICK_NS, emptyTicks, mergedTicks, overflow, null);
    }
}
