package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.time.HandClock;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

    private final Histogram ofLoop = LatencyRecorder.newOfLoop();
    private final LatencyRecorder recorder = new LatencyRecorder(ofLoop);

    @Test
    void shouldCountAsOverflowWhatHasNoBucket() {
        recorder.record(-1);
        recorder.record(LatencyRecorder.MOST_NS + 1);
        recorder.record(Long.MAX_VALUE);
        recorder.record(Long.MIN_VALUE);

        assertEquals(4, recorder.overflow());
        assertEquals(0, ofLink().getTotalCount());
        assertEquals(0, ofLoop.getTotalCount());
    }

    @Test
    void shouldRecordBothEndsOfTheRange() {
        recorder.record(0);
        recorder.record(5);
        recorder.record(LatencyRecorder.MOST_NS);

        assertEquals(0, recorder.overflow());
        assertEquals(3, ofLink().getTotalCount());
        assertEquals(2, ofLink().getCountAtValue(5));
        assertEquals(1, ofLink().getCountAtValue(LatencyRecorder.MOST_NS));
    }

    @Test
    void shouldKeepOnePercentForTheLinkAndATenthOfItForTheLoop() {
        recorder.record(123_456_789);

        assertEquals(123_456_789.0, ofLink().getValueAtPercentile(50), 1_234_567);
        assertEquals(123_456_789.0, ofLoop.getValueAtPercentile(50), 123_456);
    }

    @Test
    void shouldMergeLoopsIntoLinksAndLinksIntoTheTotal() {
        RunRecorders recorders = new RunRecorders(Plans.paced(2, 4), 2, new HandClock(0));
        recorders.latency(0, 0).record(2_000_000);
        recorders.latency(0, 1).record(4_000_000);
        recorders.latency(1, 1).record(4_000_000);
        recorders.latency(1, 1).record(-1);
        recorders.service(1, 1).record(1_000_000);

        assertEquals(2, recorders.figures(0).latency().orElseThrow().ns().getTotalCount());
        assertEquals(1, recorders.figures(1).latency().orElseThrow().overflow());
        assertEquals(3, recorders.latency(0).ns().getTotalCount());
        assertEquals(2, recorders.latency(0).ns().getCountAtValue(4_000_000));
        assertEquals(1, recorders.latency(0).overflow());
        assertEquals(1, recorders.service(0).ns().getTotalCount());
        assertTrue(recorders.figures(0).service().isEmpty());
    }

    private Histogram ofLink() {
        Histogram sum = LatencyRecorder.newSumOfLink();
        recorder.addTo(sum);
        return sum;
    }
}
