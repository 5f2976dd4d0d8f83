package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.Responder;
import io.netbench.traffic.connection.Side;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line so slow that bytes go on arriving long after the end. */
class DrainBoundTest {

    private static final long BOUND_MS = 30_000;
    private static final long STEP_MS = 100;

    private final PlanSketch sketch = PlanSketch.incast();
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final EmbeddedChannel channel = rig.channel(0);
    private long passedMs;

    @AfterEach
    void close() {
        rig.close();
    }

    private void passTo(long atMs) {
        long stepMs = atMs - passedMs;
        passedMs = atMs;
        rig.at(1_000 * passedMs);
        channel.advanceTimeBy(stepMs, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void shouldBeReadUpToTheBoundAndNoLonger() {
        channel.freezeTime();
        Responder sink = rig.open(
                new Responder(sketch.end(0, Side.SINK), rig.loop(0), rig.wire(0), List.of(), null),
                new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, false));
        rig.trafficLoop(0).endAt(rig.clock.nanoTime());
        for (long atMs = STEP_MS; atMs < BOUND_MS; atMs += STEP_MS) {
            passTo(atMs);
            assertTrue(channel.isOpen(), "after " + atMs + " ms");
            rig.receive(1);
        }

        passTo(BOUND_MS);

        assertEquals(
                Optional.of("bytes still arrived 30 s after the end"),
                sink.figures().givenUp());
        assertEquals(List.of(), rig.failures);
    }
}
