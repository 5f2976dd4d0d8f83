package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class GoodputRecorderTest {

    private final GoodputRecorder recorder = new GoodputRecorder(10 * MS);

    @Test
    void shouldKeepExactMomentsBesideTheHistogram() {
        recorder.record(1_000, 10 * MS, 1, 1);
        recorder.record(6_000, 20 * MS, 2, 1);

        GoodputFigures figures = recorder.figures();
        assertEquals(7_000 / 0.03, figures.mean(), 1e-6);
        assertEquals(100_000, figures.min(), 1e-6);
        assertEquals(300_000, figures.max(), 1e-6);
        assertEquals(Math.sqrt((133_333.333 * 133_333.333 + 2 * 66_666.667 * 66_666.667) / 3), figures.stddev(), 1);
        assertEquals(3, figures.ticks());
        assertEquals(1, figures.mergedTicks());
        assertEquals(2, figures.bytesPerS().getCountAtValue(300_000));
    }

    @Test
    void shouldCountEmptyTicksAsSamplesOfZero() {
        recorder.record(0, 30 * MS, 3, 3);
        recorder.record(0, 20 * MS, 2, 1);

        GoodputFigures figures = recorder.figures();
        assertEquals(5, figures.emptyTicks());
        assertEquals(5, figures.bytesPerS().getCountAtValue(0));
        assertEquals(1, figures.mergedTicks());
        assertEquals(0, figures.mean());
    }

    @Test
    void shouldCountAsOverflowWhatIsAboveTheRangeAndKeepItInTheMean() {
        recorder.record(2_000_000_000, 10 * MS, 1, 1);
        recorder.record(1, 10 * MS, 1, 1);

        GoodputFigures figures = recorder.figures();
        assertEquals(1, figures.overflow());
        assertEquals(1, figures.bytesPerS().getTotalCount());
        assertEquals(2, figures.ticks());
        assertEquals(1e11 + 50, figures.mean(), 1);
        assertEquals(2e11, figures.max(), 1);
    }

    @Test
    void shouldCountASampleThatTookNoTimeAsOverflow() {
        recorder.record(100, 0, 1, 1);

        GoodputFigures figures = recorder.figures();
        assertEquals(1, figures.overflow());
        assertNull(figures.mean());
        assertNull(figures.max());
    }

    @Test
    void shouldKnowNothingOfAnEmptyRecorder() {
        GoodputFigures figures = recorder.figures();
        assertEquals(0, figures.ticks());
        assertNull(figures.mean());
        assertNull(figures.stddev());
    }
}
