package io.netbench.measure;

import static io.netbench.measure.Plans.MS;
import static io.netbench.measure.Plans.TICK_NS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Timeline warmedUp = new Timeline(Plans.schedule(25 * MS, OptionalLong.of(300 * MS)), false);

    @Test
    void shouldLeaveTheCpusToEventLoopsAtTheFirstStart() {
        warmedUp.armWarmup(1_000 * MS);

        assertEquals(1_010 * MS, warmedUp.nextBoundaryNs(900 * MS, TICK_NS));
        assertEquals(1_010 * MS, warmedUp.nextBoundaryNs(1_000 * MS, TICK_NS));
    }

    @Test
    void shouldStopAtEachTickAndAtTheBoundsOfTheWindow() {
        warmedUp.armWarmup(1_000 * MS);

        assertEquals(1_020 * MS, warmedUp.nextBoundaryNs(1_010 * MS, TICK_NS));
        assertEquals(1_025 * MS, warmedUp.nextBoundaryNs(1_020 * MS, TICK_NS), "the window begins");
        assertEquals(1_035 * MS, warmedUp.nextBoundaryNs(1_025 * MS, TICK_NS));
        assertEquals(1_325 * MS, warmedUp.nextBoundaryNs(1_318 * MS, TICK_NS), "the window ends");
    }

    @Test
    void shouldStopWhereAWarmUpShorterThanATickEnds() {
        warmedUp.armWarmup(1_000 * MS);

        assertEquals(1_025 * MS, warmedUp.nextBoundaryNs(900 * MS, 40 * MS));
    }

    @Test
    void shouldStopAtTheSecondStart() {
        Timeline byBytes = new Timeline(Plans.schedule(25 * MS, OptionalLong.empty()), true);
        byBytes.armWarmup(1_000 * MS);
        byBytes.armWindow(1_103 * MS);

        assertEquals(1_103 * MS, byBytes.nextBoundaryNs(1_100 * MS, TICK_NS));
        assertEquals(1_113 * MS, byBytes.nextBoundaryNs(1_103 * MS, TICK_NS));
    }
}
