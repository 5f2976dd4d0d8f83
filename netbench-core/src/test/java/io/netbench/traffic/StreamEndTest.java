package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.Responder;
import io.netbench.traffic.connection.Side;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sink makes of a stream that ends before anybody told it that the load does. */
class StreamEndTest {

    private static final long LONG_ENOUGH_MS = 250;

    private final PlanSketch sketch = PlanSketch.incast();
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final EmbeddedChannel channel = rig.channel(0);

    @BeforeEach
    void open() {
        channel.freezeTime();
        rig.open(
                new Responder(sketch.end(0, Side.SINK), rig.loop(0), rig.wire(0), List.of(), null),
                new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, false));
        channel.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void pass(long milliseconds) {
        channel.advanceTimeBy(milliseconds, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void shouldFailTheLinkWhenNoOrderToEndFollows() {
        pass(LONG_ENOUGH_MS - 1);
        assertEquals(List.of(), rig.failures);
        pass(1);
        assertEquals(List.of("the peer closed the connection"), rig.failures);
    }

    @Test
    void shouldCloseInOrderWhenTheOrderToEndFollows() {
        pass(LONG_ENOUGH_MS - 1);
        assertTrue(channel.isOpen());
        rig.trafficLoop(0).endAt(rig.clock.nanoTime());
        pass(1);
        assertEquals(List.of(), rig.failures);
        assertFalse(channel.isOpen());
    }

    @Test
    void shouldFailTheLinkAtOnceWhenTheConnectionIsGone() {
        channel.close();
        assertEquals(List.of("the peer closed the connection"), rig.failures);
    }

    /** Nobody compares two clocks while a load runs: in twelve hours those of two hosts drift apart by seconds. */
    @ParameterizedTest
    @CsvSource({"43200, 8, true", "43200, 9, false", "10, 0.1, true", "10, 0.2, false"})
    void shouldAllowForClocksThatDrift(long lengthS, double earlyS, boolean isInOrder) {
        EmbeddedRig drifting = new EmbeddedRig(sketch);
        try {
            EmbeddedChannel early = drifting.channel(0);
            early.freezeTime();
            drifting.attach(
                    0, new Responder(sketch.end(0, Side.SINK), drifting.loop(0), drifting.wire(0), List.of(), null));
            long startNs = EmbeddedRig.START_NS;
            drifting.trafficLoop(0)
                    .prepare(new LoadWindow(startNs, startNs, startNs + TimeUnit.SECONDS.toNanos(lengthS), false));
            drifting.at(TimeUnit.SECONDS.toMicros(lengthS) - (long) (earlyS * 1e6));
            early.pipeline().fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
            early.advanceTimeBy(LONG_ENOUGH_MS, TimeUnit.MILLISECONDS);
            early.runScheduledPendingTasks();

            assertEquals(isInOrder ? List.of() : List.of("the peer closed the connection"), drifting.failures);
        } finally {
            drifting.close();
        }
    }

    /** A server of iperf3 closes as soon as it is told of the end: a loop that is late must not take that for a failure. */
    @Test
    void shouldBeLostAfterTheEndAndNotFailBeforeTheOrderToEnd() {
        EmbeddedRig late = new EmbeddedRig(sketch);
        try {
            EmbeddedChannel lateChannel = late.channel(0);
            Responder sink = new Responder(sketch.end(0, Side.SINK), late.loop(0), late.wire(0), List.of(), null);
            late.attach(0, sink);
            late.trafficLoop(0)
                    .prepare(new LoadWindow(
                            EmbeddedRig.START_NS,
                            EmbeddedRig.START_NS,
                            EmbeddedRig.START_NS + TimeUnit.SECONDS.toNanos(1),
                            false));
            late.at(TimeUnit.SECONDS.toMicros(1));
            lateChannel.pipeline().fireExceptionCaught(new IOException("Connection reset by peer"));

            assertEquals(List.of(), late.failures);
            assertTrue(sink.figures().givenUp().isPresent());
            assertFalse(lateChannel.isOpen());
        } finally {
            late.close();
        }
    }
}
