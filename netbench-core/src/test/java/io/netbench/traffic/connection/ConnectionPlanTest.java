package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.traffic.PlanSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionPlanTest {

    @ParameterizedTest
    @CsvSource({
        "INCAST, PUSH, SOURCE, SINK",
        "INCAST, READ, SINK, SINK",
        "BROADCAST, PUSH, SOURCE, SOURCE",
        "BROADCAST, READ, SINK, SOURCE"
    })
    void shouldHavePacerAndHubWhereThePatternPutsThem(Pattern pattern, Mode mode, Side pacer, Side hub) {
        for (Side side : Side.values()) {
            ConnectionPlan plan = PlanSketch.of(pattern, mode).end(0, side);
            assertEquals(side == pacer, plan.isPacer(), () -> "pacer at " + side);
            assertEquals(side == hub, plan.isAtHub(), () -> "hub at " + side);
        }
    }

    @ParameterizedTest
    @CsvSource({"INCAST, PUSH", "INCAST, READ", "BROADCAST, PUSH", "BROADCAST, READ"})
    void shouldHaveStreamsPacedByTheirSource(Pattern pattern, Mode mode) {
        PlanSketch stream = PlanSketch.of(pattern, mode).response(0);
        assertTrue(stream.end(0, Side.SOURCE).isPacer());
        assertFalse(stream.end(0, Side.SINK).isPacer());
        assertEquals(1, stream.end(0, Side.SINK).sentUnitBytes());
    }

    @Test
    void shouldSendBlocksOneWayAndResponsesTheOther() {
        PlanSketch sketch = PlanSketch.incast().block(1000).response(3);
        assertEquals(1000, sketch.end(0, Side.SOURCE).sentUnitBytes());
        assertEquals(3, sketch.end(0, Side.SOURCE).receivedUnitBytes());
        assertEquals(3, sketch.end(0, Side.SINK).sentUnitBytes());
        assertEquals(1000, sketch.end(0, Side.SINK).receivedUnitBytes());
    }

    @Test
    void shouldEndByTheFirstLimitThatIsReached() {
        assertEquals(Long.MAX_VALUE, PlanSketch.incast().end(0, Side.SOURCE).limitBytes());
        assertEquals(
                5_000,
                PlanSketch.incast().block(1000).rounds(5).end(0, Side.SOURCE).limitBytes());
        assertEquals(
                2_500,
                PlanSketch.incast()
                        .block(1000)
                        .rounds(5)
                        .bytes(2_500)
                        .end(0, Side.SOURCE)
                        .limitBytes());
        assertEquals(
                5_000,
                PlanSketch.incast()
                        .block(1000)
                        .rounds(5)
                        .bytes(9_500)
                        .end(0, Side.SOURCE)
                        .limitBytes());
    }

    @Test
    void shouldDivideTheTargetOverConnections() {
        PlanSketch sketch = PlanSketch.incast().block(1000).bytes(5_001).connections(3);
        long[] shares = {2_000, 2_000, 1_001};
        for (int index = 0; index < 3; index++) {
            assertEquals(shares[index], sketch.end(index, Side.SINK).limitBytes());
        }
    }
}
