package io.netbench.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.terminal.Bars;
import io.netbench.report.RateScale;
import io.netbench.result.BucketTicks;
import io.netbench.result.GoodputHistogram;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BarsTest {

    @Test
    void shouldShowASingleSampleAndLeaveEmptyCellsBlank() {
        assertEquals("\u2581 \u2588", Bars.of(new double[] {1, 0, 1000}, true));
        assertEquals(". @", Bars.of(new double[] {1, 0, 1000}, false));
    }

    @Test
    void shouldBeBlankWithoutSamples() {
        assertEquals("   ", Bars.of(new double[3], true));
    }

    @Test
    void shouldKeepTheWeightOfAllSamples() {
        GoodputHistogram histogram = histogram(0, 1_000_000_000, 1_100_000_000, 1_200_000_000);
        RateScale scale = RateScale.of(List.of(histogram)).orElseThrow();

        double[] cells = scale.cells(histogram, 10);

        assertEquals(4, Arrays.stream(cells).sum(), 1e-9);
        assertEquals(1, cells[0], 1e-9, "the stall stands alone at the left end");
        assertTrue(cells[9] > 0);
    }

    @Test
    void shouldGiveOneScaleToAllLinks() {
        GoodputHistogram slow = histogram(100_000_000);
        GoodputHistogram fast = histogram(1_000_000_000);
        RateScale scale = RateScale.of(Arrays.asList(slow, null, fast)).orElseThrow();

        assertTrue(scale.cells(slow, 8)[0] > 0);
        assertTrue(scale.cells(fast, 8)[7] > 0);
    }

    @Test
    void shouldWidenAScaleOfOneRate() {
        RateScale scale = RateScale.ofRates(List.of(5e8, 5e8)).orElseThrow();

        assertTrue(scale.lowest() < 5e8 && scale.highest() > 5e8);
        assertArrayEquals(new double[] {0, 2, 0}, scale.cells(List.of(5e8, 5e8), 3));
    }

    @Test
    void shouldHaveNoScaleWithoutSamples() {
        assertEquals(Optional.empty(), RateScale.of(List.of(histogram())));
    }

    private static GoodputHistogram histogram(long... bytesPerS) {
        Histogram histogram = new Histogram(
                GoodputHistogram.LOWEST_BYTES_PER_S, GoodputHistogram.HIGHEST_BYTES_PER_S, GoodputHistogram.DIGITS);
        Arrays.stream(bytesPerS).forEach(histogram::recordValue);
        return BucketTicks.summary(histogram, 10_000_000, 0, 0, 0, null);
    }
}
