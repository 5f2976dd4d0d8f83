package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {

    @Test
    void shouldAgreeWithHdrHistogramWhenNothingOverflowed() {
        Histogram histogram = histogram(2);
        for (int i = 1; i <= 1000; i++) {
            histogram.recordValue(i * 10_000L);
        }

        LatencyHistogram summary = LatencyHistogram.of(histogram, 0);

        assertEquals(histogram.getValueAtPercentile(99), summary.p99());
        assertEquals(histogram.getMaxValue(), summary.max());
        assertEquals(histogram, summary.decoded());
    }

    @Test
    void shouldNotInventPercentilesThatLieInTheOverflow() {
        Histogram histogram = histogram(2);
        histogram.recordValueWithCount(2_000_000, 980);

        LatencyHistogram summary = LatencyHistogram.of(histogram, 20);

        assertNotNull(summary.p90());
        assertNull(summary.p99(), "1 % of 1000 values would be in range, 2 % are above it");
        assertNull(summary.max());
        assertTrue(summary.absent().get("p99").contains("range"));
        assertEquals(20, summary.overflow());
    }

    @Test
    void shouldAddCountsWhenMerging() {
        Histogram fast = histogram(2);
        fast.recordValueWithCount(1_000_000, 10);
        Histogram slow = histogram(3);
        slow.recordValueWithCount(9_000_000, 30);

        LatencyHistogram merged =
                LatencyHistogram.merged(List.of(LatencyHistogram.of(fast, 1), LatencyHistogram.of(slow, 2)));

        assertEquals(40, merged.samples());
        assertEquals(3, merged.overflow());
        assertEquals(9_000_000, merged.p50(), 90_000);
    }

    @Test
    void shouldRefuseToMergeNothing() {
        assertThrows(IllegalArgumentException.class, () -> LatencyHistogram.merged(List.of()));
    }

    @Test
    void shouldGiveReasonsInsteadOfFiguresWhenThereAreNoSamples() {
        LatencyHistogram summary = LatencyHistogram.of(histogram(2), 0);

        assertNull(summary.p50());
        assertEquals("no samples", summary.absent().get("p50"));
    }

    @Test
    void shouldRefuseTextThatIsNoHistogram() {
        var failure = assertThrows(IllegalArgumentException.class, () -> HistogramCodec.decode("garbage"));

        assertTrue(failure.getMessage().contains("garbage"));
    }

    private static Histogram histogram(int digits) {
        return new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, digits);
    }
}
