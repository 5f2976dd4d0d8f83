package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.iperf3.wire.StreamResult;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.end.EndDatagrams;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.HdrHistogram.IntCountsHistogram;
import org.junit.jupiter.api.Test;

/** What a session with an iperf3 client says of its datagrams. */
class SessionDatagramsTest {

    /** A flow of which so many numbers were seen, and so many of them came, all in the measured time but those before it. */
    private static ReceivedDatagrams came(long awaited, long unique, long awaitedBefore, long uniqueBefore) {
        return new ReceivedDatagrams(
                unique,
                unique - uniqueBefore,
                OptionalLong.of(awaited),
                OptionalLong.of(awaited - awaitedBefore),
                0,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.of(0),
                false,
                OptionalDouble.empty(),
                new IntCountsHistogram(2));
    }

    private static LinkDatagrams received(ReceivedDatagrams came, Optional<List<StreamResult>> told) {
        EndDatagrams known = EndDatagrams.ofSink(
                came.unique(),
                came.windowUnique(),
                came.windowAwaited().getAsLong(),
                0,
                0,
                0,
                0,
                0,
                0,
                0L,
                false,
                null,
                Optional.empty());
        return SessionDatagrams.received(known, List.of(came), told);
    }

    private static StreamResult told(long errors, long packets, long omittedPackets) {
        return new StreamResult(
                1,
                100 * packets,
                -1,
                0,
                errors,
                OptionalLong.of(0),
                packets,
                OptionalLong.of(omittedPackets),
                OptionalDouble.of(1));
    }

    @Test
    void shouldCountForLostWhatWasSentBehindTheLastThatCame() {
        LinkDatagrams seen = received(came(90, 87, 0, 0), Optional.of(List.of(told(0, 100, 0))));

        assertEquals(100, seen.sent());
        assertEquals(87, seen.received());
        assertEquals(13, seen.lost());
        assertEquals(0.13, seen.lostFraction(), 1e-9);
    }

    /** Ten numbers belong to datagrams that the kernel of a netbench client did not take; it tells how many were sent. */
    @Test
    void shouldNotTakeForLostWhatAClientNeverSent() {
        LinkDatagrams seen = received(came(110, 100, 0, 0), Optional.of(List.of(told(0, 100, 0))));

        assertEquals(100, seen.sent());
        assertEquals(0, seen.lost());

        LinkDatagrams less = received(came(110, 97, 0, 0), Optional.of(List.of(told(0, 100, 0))));
        assertEquals(100, less.sent());
        assertEquals(3, less.lost());
    }

    /** Of 20 that are missing, five of them in the measured time, a client did not send ten; nobody tells which. */
    @Test
    void shouldGiveTheMeasuredTimeItsPartOfWhatAClientNeverSent() {
        LinkDatagrams seen = received(came(220, 200, 115, 100), Optional.of(List.of(told(0, 210, 100))));

        assertEquals(100, seen.received());
        assertEquals(102, seen.sent());
        assertEquals(2, seen.lost());
    }

    /** A client whose own figures came too late tells of the measured time alone. */
    @Test
    void shouldNotBelieveAClientThatItSentFewerThanCame() {
        LinkDatagrams seen = received(came(200, 190, 100, 95), Optional.of(List.of(told(0, 100, 0))));

        assertEquals(100, seen.sent());
        assertEquals(5, seen.lost());
    }

    @Test
    void shouldCountForLostAllOfAFlowOfWhichNothingCame() {
        LinkDatagrams seen = received(came(0, 0, 0, 0), Optional.of(List.of(told(0, 50, 0))));

        assertEquals(50, seen.sent());
        assertEquals(50, seen.lost());
        assertEquals(1.0, seen.lostFraction());
    }

    @Test
    void shouldKnowNothingOfTheLastOfAClientThatDidNotTell() {
        LinkDatagrams seen = received(came(90, 87, 0, 0), Optional.empty());

        assertEquals(90, seen.sent());
        assertEquals(3, seen.lost());
    }

    /** When the measured time begins, each side says by a clock of its own: what the client omits says nothing of what counts here. */
    @Property
    void shouldHaveReceivedAndLostWhatWasSent(
            @ForAll @IntRange(max = 1_000) int before,
            @ForAll @IntRange(max = 1_000) int during,
            @ForAll @IntRange(max = 100) int behind,
            @ForAll @IntRange(max = 50) int lost,
            @ForAll @IntRange(max = 2_000) int omitted) {
        int missing = Math.min(lost, during);
        LinkDatagrams seen = received(
                came(before + during, before + during - missing, before, before),
                Optional.of(List.of(told(0, before + during + behind, omitted))));

        assertEquals(during + behind, seen.sent());
        assertEquals(missing + behind, seen.lost());
        assertEquals(seen.sent(), seen.received() + seen.lost());
    }

    /** Ten numbers belong to datagrams that the kernel of this host did not take: the client misses them too. */
    @Test
    void shouldNotTakeForLostWhatWasNeverSent() {
        SentDatagrams left = new SentDatagrams(100, 100, 100, 10, 10, Optional.of("no room"), false);
        EndDatagrams known = EndDatagrams.ofSource(100, 100, 100, 10, Optional.of("no room"), false);

        LinkDatagrams seen = SessionDatagrams.sent(known, List.of(left), Optional.of(List.of(told(13, 110, 0))), false);

        assertEquals(100, seen.sent());
        assertEquals(97, seen.received());
        assertEquals(3, seen.lost());
        assertEquals(Optional.of(10L), seen.refused());
    }
}
