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
        return flow(said, sent, windowSent, 0, 0);
    }

    private static PeerFlows.Flow flow(
            StreamResult said, long sent, long windowSent, long refused, long windowRefused) {
        return new PeerFlows.Flow(
                said,
                Optional.of(
                        new SentDatagrams(sent, sent, windowSent, refused, windowRefused, Optional.empty(), false)));
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

    /** Of 110 numbers this side's kernel did not take ten, which the server misses as if they were lost. */
    @Test
    void shouldNotTakeForLostWhatWasNeverSent() {
        OptionalLong none = OptionalLong.of(0);
        assertEquals(100, unique(flow(said(10, none, 110, none), 100, 100, 10, 10)), "all came");
        assertEquals(97, unique(flow(said(13, none, 110, none), 100, 100, 10, 10)), "three did not");
        assertEquals(
                100, unique(flow(said(6, none, 106, none), 100, 100, 10, 10)), "the last four of ten were refused");
        assertEquals(98, unique(flow(said(6, none, 104, none), 100, 100, 10, 10)), "and two were lost before those");
        assertEquals(
                49,
                unique(flow(said(12, OptionalLong.of(8), 110, OptionalLong.of(55)), 100, 50, 10, 3)),
                "four are missing of the measured time, three of which were refused");
    }

    private static Long unique(PeerFlows.Flow flow) {
        return PeerFlows.received(List.of(flow)).windowUnique();
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
