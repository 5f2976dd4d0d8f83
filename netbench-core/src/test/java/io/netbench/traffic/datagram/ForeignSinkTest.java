package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import io.netbench.traffic.connection.ReadableForm;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Datagrams of a source that tells nothing but their numbers. */
class ForeignSinkTest {

    private static final int DATAGRAM = 100;

    private final PlanSketch sketch = PlanSketch.incast().udp(DATAGRAM);
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final StandInSocket socket = new StandInSocket();
    private ForeignSink sink;

    @BeforeEach
    void open() {
        open(true);
    }

    private void open(boolean sourceEndsFirst) {
        sink = rig.open(
                new ForeignSink(
                        sketch.end(0, Side.SINK),
                        rig.loop(0),
                        rig.wire(0),
                        socket.way(),
                        new NumbersAndTimes(),
                        sourceEndsFirst),
                new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, false));
        sink.release(EmbeddedRig.START_NS);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void receive(long... numbers) {
        for (long number : numbers) {
            ByteBuf datagram = Unpooled.buffer(DATAGRAM).writeLong(number).writeZero(DATAGRAM - Long.BYTES);
            sink.received(datagram);
            datagram.release();
        }
        sink.readComplete();
    }

    private long missing() {
        return rig.recorders.counters(0, 0).missing();
    }

    /** Who looks at intervals sees it while the load goes on. */
    @Test
    void shouldTellWhatIsMissingWhenAGreaterNumberHasCome() {
        receive(0, 1, 4);
        assertEquals(2, missing());
        receive(3);
        assertEquals(1, missing(), "one was late");
        receive(3, 5);
        assertEquals(1, missing(), "no duplicate hides a loss");
    }

    @Test
    void shouldTellWhatItsOwnSocketDropped() {
        receive(0);
        socket.dropped = 2;
        receive(4);

        ReceivedDatagrams arrived = sink.arrived().orElseThrow();
        assertEquals(OptionalLong.of(2), arrived.socketDrops(), "of three that are missing");
        assertEquals(OptionalLong.of(5), arrived.windowAwaited());
        assertEquals(2, arrived.windowUnique());
    }

    /** Each new one takes a millisecond longer than the one before; a duplicate comes a second late. */
    @Test
    void shouldTellJitterOfNewOnesAlone() {
        receive(0);
        rig.at(1_000);
        receive(1);
        double before = sink.arrived().orElseThrow().jitterNs().orElseThrow();
        rig.at(1_000_000);
        receive(1);
        assertEquals(before, sink.arrived().orElseThrow().jitterNs().orElseThrow());
    }

    /** One number that no flow comes to would make all below it lost, and their sum over sessions no number any more. */
    @Test
    void shouldTakeNoNumberThatNoFlowComesTo() {
        receive(0, (1L << 45) + 1, 1);

        ReceivedDatagrams arrived = sink.arrived().orElseThrow();
        assertEquals(1, arrived.malformed());
        assertEquals(OptionalLong.of(2), arrived.awaited());
        assertEquals(0, missing());
    }

    /** A client of iperf3 has stopped before it says so; what waits in the socket meanwhile was sent in time. */
    @Test
    void shouldCountWhatWasOnItsWayWhenItsSourceHadEnded() {
        receive(0, 1);
        rig.endNow();
        receive(2, 4);

        ReceivedDatagrams arrived = sink.arrived().orElseThrow();
        assertEquals(OptionalLong.of(5), arrived.windowAwaited());
        assertEquals(4, arrived.windowUnique(), "of five one is lost");
        assertEquals(OptionalLong.of(5), arrived.awaited());
        assertEquals(4, arrived.unique());
        assertEquals(2 * DATAGRAM, sink.arrivedInWindowBytes(), "what came after it is no goodput of its time");
    }

    @Test
    void shouldCountNothingThatASourceSentWhichDidNotKnowThatItIsOver() {
        open(false);
        receive(0, 1);
        rig.endNow();
        receive(2, 4);

        ReceivedDatagrams arrived = sink.arrived().orElseThrow();
        assertEquals(OptionalLong.of(2), arrived.windowAwaited());
        assertEquals(2, arrived.windowUnique());
        assertEquals(OptionalLong.of(2), arrived.awaited());
        assertEquals(2, arrived.unique());
    }

    @Test
    void shouldFailOnAFaultOfThisProgramAndNotOfThePath() {
        sink.failed(new IOException("connection refused"));
        assertEquals(List.of(), rig.failures);
        sink.failed(new IllegalStateException("a fault"));
        assertEquals(1, rig.failures.size());
        assertTrue(rig.failures.get(0).contains("a fault"), rig.failures::toString);
        assertTrue(socket.isClosed);
    }

    /** The number first, and no time. */
    private record NumbersAndTimes() implements ReadableForm {

        @Override
        public int bytes() {
            return Long.BYTES;
        }

        @Override
        public void write(ByteBuf target, int at) {}

        @Override
        public void write(ByteBuf target, int at, long sequence, long sentNs, int phase) {
            target.setLong(at, sequence);
        }

        @Override
        public long sequence(ByteBuf received, int at, long next) {
            return received.getLong(at);
        }

        @Override
        public long sentNs(ByteBuf received, int at) {
            return 0;
        }
    }
}
