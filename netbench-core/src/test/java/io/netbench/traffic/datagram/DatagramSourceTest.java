package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.measure.LoadWindow;
import io.netbench.plan.ArrivalPhase;
import io.netbench.traffic.EmbeddedRig;
import io.netbench.traffic.PlanSketch;
import io.netbench.traffic.connection.DatagramForm;
import io.netbench.traffic.connection.Side;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source with a rate whose sink is ready later than its load is released. One datagram is due each millisecond. */
class DatagramSourceTest {

    private static final int DATAGRAM = 1_000;
    private static final long RATE = 8_000_000;
    private static final long MS = 1_000;
    private static final LoadWindow ALL =
            new LoadWindow(EmbeddedRig.START_NS, EmbeddedRig.START_NS, Long.MAX_VALUE, false);

    private final PlanSketch sketch =
            PlanSketch.incast().udp(DATAGRAM).rate(RATE).phase(ArrivalPhase.ALIGNED);
    private final EmbeddedRig rig = new EmbeddedRig(sketch);
    private final StandInSocket socket = new StandInSocket();
    private final List<Long> stampsNs = new ArrayList<>();
    private final CompletableFuture<Void> mayFlow = new CompletableFuture<>();
    private final DatagramSource source = source();

    @AfterEach
    void close() {
        rig.close();
    }

    private DatagramSource source() {
        rig.extendLease(2 * EmbeddedRig.START_NS);
        SendRing ring = new SendRing(
                socket.channel(),
                socket,
                new Stamps(),
                DATAGRAM,
                false,
                rig.loop(0).payload(),
                0);
        return rig.open(
                new DatagramSource(sketch.end(0, Side.SOURCE), rig.loop(0), rig.wire(0), socket.way(), ring, mayFlow),
                ALL);
    }

    private void atMs(long ms) {
        rig.at(ms * MS);
        source.startWhatIsDue(rig.clock.nanoTime());
        rig.channel(0).runPendingTasks();
    }

    /** A hundred at once is a load that nobody asked for, and which a short queue on the way drops. */
    @Test
    void shouldNotMakeUpForWhatWasDueBeforeItMayFlow() {
        source.release(rig.clock.nanoTime());
        atMs(100);
        assertEquals(0, socket.sent);
        mayFlow.complete(null);
        rig.channel(0).runPendingTasks();
        assertEquals(1, socket.sent);
        atMs(101);
        assertEquals(2, socket.sent);
        atMs(110);
        assertEquals(11, socket.sent, "from then on no delay moves what follows");
        assertEquals(99, source.due(), "and what it left out is told: 110 were due in 110 ms, the first at once");
    }

    @Test
    void shouldKeepItsScheduleWhereItsSinkIsReady() {
        mayFlow.complete(null);
        source.release(rig.clock.nanoTime());
        atMs(100);
        assertEquals(101, socket.sent);
    }

    @Test
    void shouldFlowNoMoreForAReleaseThatAnotherHasFollowed() {
        source.release(rig.clock.nanoTime());
        source.prepare(new LoadWindow(
                EmbeddedRig.START_NS + 1_000_000_000L, EmbeddedRig.START_NS + 1_000_000_000L, Long.MAX_VALUE, false));
        mayFlow.complete(null);
        rig.channel(0).runPendingTasks();
        assertEquals(0, socket.sent);
    }

    /** Numbers that the kernel refused are used up; the sink is to know that they are not lost. */
    @Test
    void shouldSayWhatTheKernelRefused() {
        mayFlow.complete(null);
        source.release(rig.clock.nanoTime());
        atMs(100);
        socket.refuses = true;
        atMs(150);
        socket.refuses = false;
        assertSaid(SentCount.soFar(101, 151));
        atMs(200);
        source.quiesced();
        assertSaid(SentCount.words(151, 201));
    }

    private void assertSaid(ByteBuf words) {
        ByteBuf said = rig.channel(0).readOutbound();
        assertEquals(words, said);
        said.release();
        words.release();
    }

    /** A sink that follows how long datagrams are on their way takes a leap of the stamps for jitter. */
    @Test
    void shouldStampByOneStartHoweverOftenItIsPrepared() {
        mayFlow.complete(null);
        source.release(rig.clock.nanoTime());
        atMs(100);
        assertEquals(100 * MS * 1_000, stampsNs.get(stampsNs.size() - 1));
        long againNs = EmbeddedRig.START_NS + 200 * MS * 1_000;
        source.prepare(new LoadWindow(againNs, againNs, Long.MAX_VALUE, false));
        rig.at(200 * MS);
        source.release(rig.clock.nanoTime());
        atMs(201);

        assertEquals(201 * MS * 1_000, stampsNs.get(stampsNs.size() - 1));
    }

    /** Says nothing of a datagram, and notes when it was sent. */
    private final class Stamps implements DatagramForm {

        @Override
        public int bytes() {
            return 0;
        }

        @Override
        public void write(ByteBuf target, int at) {}

        @Override
        public void write(ByteBuf target, int at, long sequence, long sentNs, int phase) {
            stampsNs.add(sentNs);
        }
    }
}
