package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.Side;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sink whose source says how many it sent. */
class DatagramSinkTest {

    private static final int DATAGRAM = 100;
    private static final LoadWindow ALL =
            new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, true);

    private final PlanSketch sketch = PlanSketch.incast().udp(DATAGRAM).bytes(1_000 * DATAGRAM);
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final StandInSocket socket = new StandInSocket();
    private final DatagramHeader header = DatagramHeader.of(sketch.end(0, Side.SINK), 7);
    private DatagramSink sink;

    @BeforeEach
    void open() {
        open(3_000_000_000L);
    }

    private void open(long drainNs) {
        sink = rig.open(
                new DatagramSink(sketch.end(0, Side.SINK), rig.loop(0), rig.wire(0), socket.way(), header, drainNs),
                ALL);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void receive(long... numbers) {
        for (long number : numbers) {
            ByteBuf datagram = Unpooled.buffer(DATAGRAM).writeZero(DATAGRAM);
            header.write(datagram, 0);
            header.write(datagram, 0, number, 0, DatagramForm.WINDOW);
            sink.received(datagram);
            datagram.release();
        }
        sink.readComplete();
    }

    private void hear(ByteBuf words) {
        sink.heard(words);
        words.release();
    }

    private void lookAgain() {
        rig.channel(0).advanceTimeBy(20, TimeUnit.MILLISECONDS);
        rig.channel(0).runScheduledPendingTasks();
    }

    private long expecting() {
        return rig.recorders.counters(0, 0).expecting();
    }

    private long missing() {
        return rig.recorders.counters(0, 0).missing();
    }

    /** It waits for what is on its way, be it that this is lost: nobody owes it anything by then. */
    @Test
    void shouldNotTakeForAStallThatItWaitsForWhatIsLost() {
        sink.release(EmbeddedRig.START_NS);
        receive(0, 1, 3);
        assertEquals(1, expecting());
        hear(SentCount.words(4, 4));
        assertEquals(0, expecting());
        assertTrue(sink.isBusy(), "one may still come");
    }

    @Test
    void shouldAwaitNothingOfASourceThatStoppedBeforeItsOwnRelease() {
        receive(0, 1);
        hear(SentCount.words(2, 2));
        sink.release(EmbeddedRig.START_NS);
        assertEquals(0, expecting());
    }

    /** A drain is given up when nothing has moved for so long; by then it is to have told what was lost. */
    @Test
    void shouldBeSettledBeforeAShortDrainIsGivenUp() {
        open(100_000_000L);
        sink.release(EmbeddedRig.START_NS);
        receive(0);
        hear(SentCount.words(2, 2));
        rig.at(40_000);
        lookAgain();
        assertTrue(sink.isBusy(), "one may still come");
        rig.at(51_000);
        lookAgain();
        assertFalse(sink.isBusy());
    }

    /** What a warm-up lost does not come with the load that follows it. */
    @Test
    void shouldHaveAllWhenAllOfThisStartHasCome() {
        sink.release(EmbeddedRig.START_NS);
        receive(0, 2);
        hear(SentCount.words(3, 3));
        assertTrue(sink.isBusy());
        sink.prepare(ALL);
        sink.release(EmbeddedRig.START_NS);
        receive(3, 4);
        hear(SentCount.words(5, 5));
        lookAgain();
        assertFalse(sink.isBusy());
    }

    /** The kernel of the source took no 1 and no 2. */
    @Test
    void shouldLeaveOutWhatWasRefusedOfWhatIsMissing() {
        sink.release(EmbeddedRig.START_NS);
        receive(0, 3, 5);
        assertEquals(3, missing());
        hear(SentCount.soFar(4, 6));
        assertEquals(1, missing());
        assertTrue(sink.isBusy());
        hear(SentCount.words(4, 6));
        assertEquals(1, missing());
    }

    /** Fewer were sent than numbers came, since some were refused; the last two are lost. */
    @Test
    void shouldFindWhatItsSocketDroppedAtTheEnd() {
        sink.release(EmbeddedRig.START_NS);
        receive(0, 4, 5);
        socket.dropped = 2;
        hear(SentCount.words(5, 8));
        rig.at(400_000);
        lookAgain();
        assertFalse(sink.isBusy());
        assertEquals(OptionalLong.of(2), sink.arrived().orElseThrow().socketDrops());
    }
}
