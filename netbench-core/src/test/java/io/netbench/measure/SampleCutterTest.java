package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SampleCutterTest {

    private static final long BYTES_PER_MS = 1_000_000;

    @Test
    void shouldCutOneSampleATick() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        for (int ms = 1; ms < 100; ms++) {
            cutter.sample(ms * MS, ms * BYTES_PER_MS);
        }

        GoodputFigures figures = cutter.end(100 * MS, 100 * BYTES_PER_MS);
        assertEquals(10, figures.bytesPerS().getCountAtValue(1_000_000_000));
        assertEquals(0, figures.mergedTicks());
        assertEquals(1e9, figures.min(), 1);
        assertEquals(1e9, figures.max(), 1);
    }

    @Test
    void shouldStandForTwoTicksWhenALookIsLateByAlmostOne() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(199 * MS / 10, 100);
        cutter.sample(20 * MS, 65_636);
        cutter.sample(30 * MS, 65_636);

        GoodputFigures figures = cutter.end(30 * MS, 65_636);
        assertEquals(3, figures.ticks());
        assertEquals(1, figures.mergedTicks());
        assertEquals(2, figures.bytesPerS().getCountAtValue(5_025));
        assertEquals(65_536 / 0.0101, figures.max(), 1);
    }

    @Test
    void shouldJoinARemainderOfLessThanHalfATickToTheSampleBeforeIt() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);
        cutter.sample(20 * MS, 2_000);

        GoodputFigures figures = cutter.end(24 * MS, 67_000);
        assertEquals(2, figures.ticks());
        assertEquals(66_000 / 0.014, figures.max(), 1);
    }

    @Test
    void shouldCountARemainderOfMoreThanHalfATickAsATick() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);

        GoodputFigures figures = cutter.end(16 * MS, 1_600);
        assertEquals(2, figures.ticks());
        assertEquals(100_000, figures.max(), 1);
    }

    @Test
    void shouldDropTheEmptyTicksAfterTheLastByte() {
        SampleCutter cutter = new SampleCutter(3 * MS, 0, 10 * MS);
        cutter.sample(10 * MS, 7_000);
        cutter.sample(20 * MS, 17_000);
        for (int ms = 30; ms < 1_000; ms += 10) {
            cutter.sample(ms * MS, 20_000);
        }

        GoodputFigures figures = cutter.end(23 * MS, 20_000);
        assertEquals(2, figures.ticks());
        assertEquals(0, figures.emptyTicks());
        assertEquals(1e6, figures.mean(), 1e-6);
        assertEquals(1e6, figures.max(), 1e-6);
    }

    @Test
    void shouldGiveBytesThatWereCountedAfterTheLatestLookToTheSampleOfTheLastByte() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);
        cutter.sample(20 * MS, 2_000);
        cutter.sample(30 * MS, 2_000);

        GoodputFigures figures = cutter.end(18 * MS, 2_800);
        assertEquals(2, figures.ticks());
        assertEquals(0, figures.emptyTicks());
        assertEquals(1_800 / 0.008, figures.max(), 1);
        assertEquals(2_800 / 0.018, figures.mean(), 1);
    }

    @Test
    void shouldKeepAllBytesOfALastByteThatWasCountedTwoSamplesLate() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);
        for (int ms = 20; ms <= 50; ms += 10) {
            cutter.sample(ms * MS, 1_000);
        }
        cutter.sample(60 * MS, 4_000);

        GoodputFigures figures = cutter.end(15 * MS, 4_000);
        assertEquals(6, figures.ticks());
        assertEquals(4_000 / 0.06, figures.mean(), 1);
    }

    @Test
    void shouldKeepTheEmptyTicksBeforeTheLastByte() {
        SampleCutter cutter = new SampleCutter(0, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);
        for (int ms = 20; ms < 100; ms += 10) {
            cutter.sample(ms * MS, 1_000);
        }
        cutter.sample(100 * MS, 1_500);
        cutter.sample(110 * MS, 1_500);

        GoodputFigures figures = cutter.end(91 * MS, 1_500);
        assertEquals(9, figures.ticks());
        assertEquals(7, figures.emptyTicks());
        assertEquals(0, figures.mergedTicks());
        assertEquals(100_000, figures.max(), 1e-6);
    }

    @Test
    void shouldCutNoSampleThatIsTooShortForARate() {
        SampleCutter cutter = new SampleCutter(3 * MS, 0, 10 * MS);
        cutter.sample(179 * MS / 10, 1_490);
        cutter.sample(20 * MS, 67_000);
        cutter.sample(30 * MS, 68_000);

        GoodputFigures figures = cutter.end(33 * MS, 68_000);
        assertEquals(3, figures.ticks());
        assertEquals((68_000 - 1_490) / 0.0151, figures.max(), 1);
    }

    @Test
    void shouldJoinWhatIsLeftOfTheLastSampleWhenItStandsForNoTick() {
        SampleCutter cutter = new SampleCutter(5 * MS, 0, 10 * MS);
        cutter.sample(10 * MS, 1_000);
        cutter.sample(20 * MS, 2_000);

        GoodputFigures figures = cutter.end(16 * MS, 2_000);
        assertEquals(1, figures.ticks());
        assertEquals(0, figures.mergedTicks());
        assertEquals(2_000 / 0.011, figures.max(), 1);
    }
}
