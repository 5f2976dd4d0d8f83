package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.LinkPlan;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RecorderMemoryTest {

    @Test
    void shouldBoundALinkByItsLimitEvenWithAServiceTime() {
        LinkPlan paced = Plans.paced(1, 1).links().get(0);

        assertTrue(RecorderMemory.bytes(paced, 4) <= RecorderMemory.MOST_BYTES_PER_LINK);
    }

    @Test
    void shouldReserveWhatHistogramsOfEvenlySpreadRatesNeed() {
        assertTrue(footprint(10_000) <= RecorderMemory.TICK_HISTOGRAM_BYTES, () -> "needs " + footprint(10_000));
        assertTrue(footprint(1_000) <= RecorderMemory.SMOOTH_HISTOGRAM_BYTES, () -> "needs " + footprint(1_000));
    }

    @Test
    void shouldGrowWithLinksAndWithTheLoopsThatTheyUse() {
        long one = RecorderMemory.bytes(Plans.paced(1, 1), 1);
        long hundred = RecorderMemory.bytes(Plans.paced(100, 1), 1);
        LinkPlan spread = Plans.paced(1, 3).links().get(0);

        assertTrue(hundred - one <= 99 * RecorderMemory.MOST_BYTES_PER_LINK);
        assertTrue(hundred - one > 99 * 16_384);
        assertTrue(RecorderMemory.bytes(spread, 2) > RecorderMemory.bytes(spread, 1));
        assertEquals(RecorderMemory.bytes(spread, 3), RecorderMemory.bytes(spread, 8));
    }

    private static int footprint(int samples) {
        GoodputRecorder recorder = new GoodputRecorder(10 * MS);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < samples; i++) {
            recorder.record(random.nextLong(100_000_000), 10 * MS, 1, 1);
        }
        return recorder.figures().bytesPerS().getEstimatedFootprintInBytes();
    }
}
