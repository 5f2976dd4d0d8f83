package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netbench.transport.TcpInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class TcpInfoTrackerTest {

    private final TcpInfoTracker tracker = new TcpInfoTracker();

    @Test
    void shouldCountFromTheWindowsStart() {
        tracker.sample(info(5L, 900L));
        tracker.baseline(info(7L, 100L));
        tracker.sample(info(8L, 300L));
        tracker.sample(info(12L, 200L));

        TcpFigures figures = tracker.figures();
        assertEquals(5, figures.retransmits());
        assertEquals(new Gauge(200L, 100L, 300L), figures.rttUs());
    }

    @Test
    void shouldKnowNoDifferenceWhereTheWindowWasNotReached() {
        tracker.sample(info(5L, 900L));

        assertNull(tracker.figures().retransmits());
        assertEquals(new Gauge(900L, 900L, 900L), tracker.figures().rttUs());
        assertEquals(TcpFigures.UNKNOWN, new TcpInfoTracker().figures());
    }

    @Test
    void shouldLeaveAbsentWhatTheTransportDoesNotTell() {
        tracker.baseline(info(null, null));
        tracker.sample(info(3L, null));

        assertNull(tracker.figures().retransmits());
        assertEquals(Gauge.UNKNOWN, tracker.figures().rttUs());
        assertNull(tracker.figures().sendMssBytes());
    }

    @Test
    void shouldMergeTheConnectionsOfALink() {
        TcpFigures one = figures(3L, 100L);
        TcpFigures other = figures(4L, 301L);

        TcpFigures both = TcpFigures.merge(List.of(one, other));
        assertEquals(7, both.retransmits());
        assertEquals(new Gauge(201L, 100L, 301L), both.rttUs());
        assertNull(TcpFigures.merge(List.of(one, figures(null, null))).retransmits());
        assertEquals(
                one.rttUs(), TcpFigures.merge(List.of(one, figures(null, null))).rttUs());
        assertEquals(TcpFigures.UNKNOWN, TcpFigures.merge(List.of()));
    }

    /** The kernel's counter has 32 bits; within an interval it goes round once at most. */
    @Test
    void shouldCountSegmentsOverTheEndOfTheKernelsCounter() {
        TcpInfoTracker tracker = new TcpInfoTracker();
        tracker.baseline(sent(4_294_967_000L));
        tracker.sample(sent(1_000L));
        tracker.sample(sent(4_294_967_000L));
        tracker.sample(sent(1_000L));

        assertEquals(4_294_967_296L + 1_296L, tracker.figures().segmentsSent());
    }

    /** A connection that drains has another round trip than one under load; but what it sends, it took within the window. */
    @Test
    void shouldTakeStatesToTheEndOfTheWindowAndCountsToTheEndOfTheDrain() {
        tracker.baseline(info(7L, 100L, 1_000L));
        tracker.end(info(9L, 300L, 2_000L));
        tracker.sample(info(12L, 50L, 2_500L));

        TcpFigures figures = tracker.figures();
        assertEquals(new Gauge(300L, 100L, 300L), figures.rttUs());
        assertEquals(5, figures.retransmits());
        assertEquals(1_500, figures.segmentsSent());
        assertEquals(50, tracker.latest().rttUs(), "for what is asked of the drain");
    }

    private static TcpInfo sent(Long segments) {
        return info(0L, 1L, segments);
    }

    private static TcpFigures figures(Long retransmits, Long rttUs) {
        TcpInfoTracker tracker = new TcpInfoTracker();
        tracker.baseline(info(retransmits == null ? null : 0L, rttUs));
        tracker.sample(info(retransmits, rttUs));
        return tracker.figures();
    }

    private static TcpInfo info(Long retransmits, Long rttUs) {
        return info(retransmits, rttUs, null);
    }

    private static TcpInfo info(Long retransmits, Long rttUs, Long segmentsSent) {
        return new TcpInfo(
                retransmits,
                null,
                null,
                rttUs,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                segmentsSent,
                null);
    }
}
