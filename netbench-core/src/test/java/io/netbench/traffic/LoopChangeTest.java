package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.Responder;
import io.netbench.traffic.connection.Side;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a connection is told that was on its way to another loop when something happened there. */
class LoopChangeTest {

    private static final String REASON = "somebody said so";

    private final PlanSketch sketch = PlanSketch.incast();
    private final EmbeddedRig rig = new EmbeddedRig(sketch.plan(1), 2);
    private Responder sink;

    @BeforeEach
    void leaveTheFirstLoop() {
        sink = rig.open(
                new Responder(sketch.end(0, Side.SINK), rig.loop(0), rig.wire(0), List.of(), null),
                new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, false));
        rig.trafficLoop(0).move(Map.of(sink.plan.id(), rig.trafficLoop(1)));
        rig.channel(0).runPendingTasks();
        assertEquals(List.of(), rig.trafficLoop(0).connections());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void arrive() {
        rig.channel(1).runPendingTasks();
        assertEquals(List.of(sink), rig.trafficLoop(1).connections());
    }

    @Test
    void shouldFailItsLinkWhenTheRunWasAbortedUnderLoad() {
        rig.trafficLoop(1).abort(REASON);
        rig.trafficLoop(1).endAt(rig.clock.nanoTime());
        arrive();
        assertEquals(List.of(REASON), rig.failures);
        assertEquals(Optional.of(REASON), sink.figures().failure());
    }

    @Test
    void shouldGiveUpItsDrainOnlyWhenTheLoadHadEndedBefore() {
        rig.trafficLoop(1).endAt(rig.clock.nanoTime());
        rig.trafficLoop(1).abort(REASON);
        arrive();
        assertEquals(List.of(), rig.failures);
        assertEquals(Optional.of(REASON), sink.figures().givenUp());
    }

    @Test
    void shouldGoOnWhenNothingHappened() {
        arrive();
        rig.receive(100);
        assertEquals(100, sink.payloadBytes());
        assertEquals(List.of(), rig.failures);
    }
}
