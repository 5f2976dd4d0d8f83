package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.HdrHistogram.AbstractHistogram;
import org.junit.jupiter.api.Test;

class LatencyMeterTest {

    private static final long MS = 1_000_000;

    private final RunRecorders recorders = new RunRecorders(Plans.timed(2, 0, 100 * MS), 2, () -> 0);
    private final LatencyMeter meter = recorders.newLatencyMeter();

    @Test
    void shouldLeaveOutLinksWithoutAnOperation() {
        recorders.latency(0, 0);

        assertTrue(meter.take().isEmpty());
    }

    @Test
    void shouldTellOnlyWhatIsNew() {
        record(0, 0, 1, 5 * MS);
        meter.take();
        record(0, 0, 99, MS);
        record(0, 1, 1, 7 * MS);
        record(1, 1, 1, 3 * MS);

        Map<Integer, LatencyQuantiles> byLink = meter.take();

        assertNear(MS, byLink.get(0).p50Ns());
        assertNear(MS, byLink.get(0).p99Ns());
        assertNear(3 * MS, byLink.get(1).p99Ns());
        assertTrue(meter.take().isEmpty());
    }

    @Test
    void shouldTellTheShortestAndTheLongestOperation() {
        record(0, 0, 1, 1);
        record(1, 0, 1, LatencyRecorder.MOST_NS);

        Map<Integer, LatencyQuantiles> byLink = meter.take();

        assertTrue(byLink.get(0).p50Ns() > 0);
        assertNear(LatencyRecorder.MOST_NS, byLink.get(1).p50Ns());
    }

    @Property(tries = 50)
    void shouldAgreeWithTheHistogram(
            @ForAll @Size(min = 1, max = 60) List<@LongRange(min = 2_000, max = 10_000 * MS) Long> latenciesNs) {
        RunRecorders fresh = new RunRecorders(Plans.timed(1, 0, 100 * MS), 1, () -> 0);
        LatencyMeter first = fresh.newLatencyMeter();
        latenciesNs.forEach(ns -> fresh.latency(0, 0).record(ns));

        AbstractHistogram histogram = fresh.figures(0).latency().orElseThrow().ns();
        LatencyQuantiles quantiles = first.take().get(0);

        assertEquals(histogram.getValueAtPercentile(50), quantiles.p50Ns());
        assertEquals(histogram.getValueAtPercentile(99), quantiles.p99Ns());
    }

    private void record(int link, int loop, int times, long ns) {
        for (int i = 0; i < times; i++) {
            recorders.latency(link, loop).record(ns);
        }
    }

    private static void assertNear(long expectedNs, long ns) {
        assertEquals((double) expectedNs, (double) ns, expectedNs / 64.0);
    }
}
