package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import io.netbench.time.HandClock;
import io.netbench.traffic.PlanSketch;
import io.netbench.traffic.StreamProgress;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What is known of a server's bytes while the load goes on. */
class PeerIntervalsTest {

    private static final long START_NS = 1_000_000_000L;
    private static final long MS = 1_000_000L;

    private final HandClock clock = new HandClock(START_NS);

    /** A load that this host sends, or that the server does. */
    private final class Peer {

        private final RunRecorders recorders;
        private final AckedBytes acked;
        private final PeerIntervals intervals;

        private Peer(RunPlan plan, boolean isSentHere) {
            recorders = new RunRecorders(plan, 1, clock);
            List<LinkPlan> sent = isSentHere ? plan.links() : List.of();
            acked = new AckedBytes(recorders, sent);
            intervals = new PeerIntervals(plan, sent, acked, recorders);
            LoadWindow window = new LoadWindow(START_NS, START_NS, START_NS + 1_000 * MS, false);
            recorders.sampler().start();
            recorders.sampler().arm(window);
            acked.begin(window);
        }

        private void reach(long ms, long sentBytes, OptionalLong acknowledged) {
            clock.advance(START_NS + ms * MS - clock.nanoTime());
            List<StreamProgress> ends = List.of(new StreamProgress(0, 0, false, sentBytes, false, acknowledged));
            acked.take(ends, clock.nanoTime(), Long.MAX_VALUE);
            intervals.sees(ends);
            recorders.sampler().sample();
        }

        private OptionalLong bytesAt(long ms) {
            return intervals.bytesAt(0, START_NS + ms * MS);
        }

        private long next() {
            return intervals.next(START_NS, false).sums().bytes();
        }

        private LinkInterval nextOfItsLink() {
            return intervals.next(START_NS, true).links().get(0);
        }
    }

    @Test
    void shouldTellWhatTheKernelSaysThatArrived() {
        Peer peer = new Peer(PlanSketch.incast().plan(1), true);
        peer.reach(10, 5_000, OptionalLong.of(4_000));
        assertEquals(4_000, peer.next());
        peer.reach(20, 9_000, OptionalLong.of(8_000));
        assertEquals(4_000, peer.next());

        assertEquals(OptionalLong.of(4_000), peer.bytesAt(10));
        assertEquals(OptionalLong.of(6_000), peer.bytesAt(15), "between two looks");
        assertEquals(OptionalLong.of(8_000), peer.bytesAt(20));
    }

    @Test
    void shouldNotKnowWhatArrivedWhereTheKernelDoesNotTell() {
        Peer peer = new Peer(PlanSketch.incast().plan(1), true);
        peer.reach(10, 5_000, OptionalLong.empty());

        assertEquals(OptionalLong.empty(), peer.bytesAt(10));
        assertEquals(5_000, peer.next(), "lines show what left");
        peer.reach(20, 9_000, OptionalLong.empty());
        assertEquals(4_000, peer.next());
    }

    @Test
    void shouldTellOfEachLinkAndStreamWhatLeftWhereTheKernelDoesNotTell() {
        Peer peer = new Peer(PlanSketch.incast().plan(1), true);
        peer.reach(10, 5_000, OptionalLong.empty());
        assertLeft(5_000, peer.nextOfItsLink());

        peer.reach(20, 9_000, OptionalLong.empty());
        assertLeft(4_000, peer.nextOfItsLink());
    }

    private static void assertLeft(long bytes, LinkInterval link) {
        assertEquals(bytes, link.bytes());
        assertEquals(List.of(new StreamInterval(0, bytes, null, null, null)), link.streams());
    }

    /** What datagrams were taken by the kernel here says nothing of what came there. */
    @Test
    void shouldNotKnowWhatArrivedOfDatagrams() {
        Peer peer = new Peer(PlanSketch.incast().udp(1_000).plan(1), true);
        peer.reach(10, 5_000, OptionalLong.of(5_000));

        assertEquals(OptionalLong.empty(), peer.bytesAt(10));
    }

    @Test
    void shouldHaveNothingAtTheServerOfWhatTheServerSends() {
        Peer peer = new Peer(PlanSketch.incast().plan(1), false);
        clock.advance(10 * MS);
        peer.recorders.sampler().sample();

        assertEquals(OptionalLong.of(0), peer.bytesAt(5));
    }
}
