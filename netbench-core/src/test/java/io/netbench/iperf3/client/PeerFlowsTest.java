package io.netbench.iperf3.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netbench.iperf3.wire.StreamResult;
import io.netbench.result.end.EndDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How many of the datagrams that were sent an iperf3 server got. */
class PeerFlowsTest {

    private static StreamResult said(
            long errors, OptionalLong omittedErrors, long packets, OptionalLong omittedPackets) {
        return new StreamResult(
                1, packets * 100, -1, 0.001, errors, omittedErrors, packets, omittedPackets, OptionalDouble.of(1));
    }

    private static PeerFlows.Flow flow(StreamResult said, long sent, long windowSent) {
        return new PeerFlows.Flow(
                said, Optional.of(new SentDatagrams(sent, sent, windowSent, 0, Optional.empty(), false)));
    }

    /** A server counts up to the greatest number that came: what is lost behind it only this side knows of. */
    @Test
    void shouldTakeForLostWhatTheServerNeverSaw() {
        EndDatagrams end =
                PeerFlows.received(List.of(flow(said(3, OptionalLong.of(0), 90, OptionalLong.of(0)), 100, 100)));

        assertEquals(87, end.windowUnique());
        assertNull(end.windowAwaited(), "how many were sent this side knows better");
        assertEquals(1e6, end.jitterNs());
    }

    @Test
    void shouldLeaveOutWhatWasLostBeforeItCounted() {
        EndDatagrams end =
                PeerFlows.received(List.of(flow(said(8, OptionalLong.of(5), 200, OptionalLong.of(100)), 200, 98)));

        assertEquals(95, end.windowUnique(), "three of 98 were lost, wherever the server's own window began");
    }

    /** Before 3.14 a server does not say what it omits. */
    @Test
    void shouldNotKnowWhatAnOldServerLostWhereItOmits() {
        OptionalLong untold = OptionalLong.empty();
        assertNull(PeerFlows.received(List.of(flow(said(8, untold, 200, untold), 200, 98)))
                .windowUnique());
        assertEquals(
                98,
                PeerFlows.received(List.of(flow(said(0, untold, 200, untold), 200, 98)))
                        .windowUnique());
        assertEquals(
                92,
                PeerFlows.received(List.of(flow(said(8, untold, 100, untold), 100, 100)))
                        .windowUnique());
    }

    /** The server's window began earlier, so that its bytes are those of 103. */
    @Test
    void shouldCountBytesOfWhatWasSentInTheMeasuredTime() {
        StreamResult more = said(3, OptionalLong.of(0), 103, OptionalLong.of(0));
        assertEquals(9_700, PeerFlows.bytes(List.of(flow(more, 103, 100)), 100));

        StreamResult undivided = said(3, OptionalLong.empty(), 103, OptionalLong.empty());
        assertEquals(10_000, PeerFlows.bytes(List.of(flow(undivided, 110, 100)), 100), "not more than was sent");
    }

    @Test
    void shouldTellWhatAServerSaysThatItSent() {
        EndDatagrams end = PeerFlows.sent(List.of(
                new PeerFlows.Flow(said(0, OptionalLong.of(0), 50, OptionalLong.of(20)), Optional.empty()),
                new PeerFlows.Flow(said(0, OptionalLong.of(0), 7, OptionalLong.of(0)), Optional.empty())));

        assertEquals(37, end.windowSent());
        assertNull(end.windowUnique());
    }
}
