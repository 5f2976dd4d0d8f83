package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static io.netbench.measure.Plans.TICK_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.LoadSpan;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline warmedUp = new Timeline();

    private void armWarmedUp() {
        warmedUp.arm(new LoadWindow(1_000 * MS, 1_025 * MS, 1_325 * MS, false));
    }

    @Test
    void shouldLeaveTheCpusToEventLoopsAtTheFirstStart() {
        armWarmedUp();

        assertEquals(1_010 * MS, warmedUp.nextBoundaryNs(900 * MS, TICK_NS));
        assertEquals(1_010 * MS, warmedUp.nextBoundaryNs(1_000 * MS, TICK_NS));
    }

    @Test
    void shouldStopAtEachTickAndAtTheBoundsOfTheWindow() {
        armWarmedUp();

        assertEquals(1_020 * MS, warmedUp.nextBoundaryNs(1_010 * MS, TICK_NS));
        assertEquals(1_025 * MS, warmedUp.nextBoundaryNs(1_020 * MS, TICK_NS), "the window begins");
        assertEquals(1_035 * MS, warmedUp.nextBoundaryNs(1_025 * MS, TICK_NS));
        assertEquals(1_325 * MS, warmedUp.nextBoundaryNs(1_318 * MS, TICK_NS), "the window ends");
    }

    @Test
    void shouldStopWhereAWarmUpShorterThanATickEnds() {
        armWarmedUp();

        assertEquals(1_025 * MS, warmedUp.nextBoundaryNs(900 * MS, 40 * MS));
    }

    @Test
    void shouldStopAtTheSecondStart() {
        Timeline byBytes = new Timeline();
        byBytes.arm(new LoadWindow(1_000 * MS, 1_025 * MS, 1_025 * MS, false));
        byBytes.arm(new LoadWindow(1_103 * MS, 1_103 * MS, Long.MAX_VALUE, true));

        assertEquals(1_103 * MS, byBytes.nextBoundaryNs(1_100 * MS, TICK_NS));
        assertEquals(1_113 * MS, byBytes.nextBoundaryNs(1_103 * MS, TICK_NS));
    }

    @Test
    void shouldKnowItsPhases() {
        Timeline byBytes = new Timeline();
        byBytes.arm(new LoadWindow(1_000 * MS, 1_025 * MS, 1_025 * MS, false));
        assertTrue(byBytes.isBegun(1_000 * MS));
        assertFalse(byBytes.isWindowNext());
        assertFalse(byBytes.isWindowBegun(1_030 * MS));
        byBytes.arm(new LoadWindow(1_103 * MS, 1_103 * MS, Long.MAX_VALUE, true));
        assertTrue(byBytes.isWindowBegun(1_103 * MS));
        assertFalse(byBytes.isWindowOver(Long.MAX_VALUE / 2));
        byBytes.endWindow(1_200 * MS);
        assertTrue(byBytes.isWindowOver(1_200 * MS));
        assertThrows(
                IllegalStateException.class,
                () -> byBytes.arm(new LoadWindow(2_000 * MS, 2_000 * MS, 3_000 * MS, true)));
    }

    /** A load that begins inside the run's window has no warm-up: what a newcomer gets is its first second. */
    @Test
    void shouldHaveALoadBeginAndEndInsideTheRun() {
        LoadWindow ofRun = new LoadWindow(1_000 * MS, 1_025 * MS, 1_325 * MS, false);
        LoadSpan inside = new LoadSpan(OptionalLong.of(50 * MS), OptionalLong.of(120 * MS));
        LoadWindow own = ofRun.of(inside).orElseThrow();
        assertEquals(new LoadWindow(1_075 * MS, 1_075 * MS, 1_145 * MS, false), own);
        assertEquals(Optional.of(ofRun), ofRun.of(LoadSpan.WHOLE));
        assertEquals(
                Optional.of(new LoadWindow(1_000 * MS, 1_025 * MS, 1_145 * MS, false)),
                ofRun.of(new LoadSpan(OptionalLong.empty(), OptionalLong.of(120 * MS))));

        Timeline timeline = new Timeline();
        timeline.arm(own);
        assertFalse(timeline.isBegun(1_074 * MS));
        assertEquals(1_085 * MS, timeline.nextBoundaryNs(1_000 * MS, TICK_NS), "nothing is to be seen before");
        assertTrue(timeline.isWindowBegun(1_075 * MS));
        assertTrue(timeline.isWindowOver(1_145 * MS));
    }

    @Test
    void shouldLeaveALoadThatBeginsLaterOutOfAWarmUpThatDrains() {
        LoadWindow drains = new LoadWindow(1_000 * MS, 1_025 * MS, 1_025 * MS, false);
        assertEquals(Optional.empty(), drains.of(new LoadSpan(OptionalLong.of(0), OptionalLong.empty())));
        assertEquals(Optional.of(drains), drains.of(new LoadSpan(OptionalLong.empty(), OptionalLong.of(20 * MS))));
    }
}
