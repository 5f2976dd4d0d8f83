package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.handshake.Hello;
import io.netbench.transport.TcpInfo;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BlackHoleTest {

    private static final long MSS = 8_948;
    private static final long HELLO = Hello.BYTES;

    @Test
    void shouldNameMtuAndMssWhenOnlyTheHandshakePassed() {
        String found = BlackHole.of(sent(10, 10, 3)).orElseThrow();

        assertTrue(found.contains("MTU of 9000 B") && found.contains("8948 B (MSS)"), found);
    }

    @Test
    void shouldSayNothingWhenFullSegmentsWereAcknowledged() {
        assertEquals(Optional.empty(), BlackHole.of(sent(1_000, 10, 3)));
        assertEquals(Optional.empty(), BlackHole.of(sent(12, 10, 3)));
    }

    @Test
    void shouldSayNothingWhenNothingIsOnItsWayOrNothingWasLost() {
        assertEquals(Optional.empty(), BlackHole.of(sent(10, 0, 3)));
        assertEquals(Optional.empty(), BlackHole.of(sent(10, 10, 1)));
        assertEquals(Optional.empty(), BlackHole.of(sent(0, 1, 3)));
    }

    @Test
    void shouldSayNothingWhenTheTransportTellsTooLittle() {
        assertEquals(Optional.empty(), BlackHole.of(info(Map.of("sendMssBytes", MSS))));
    }

    /** An end that sent its hello and full segments. */
    private static TcpInfo sent(long segments, long unacked, long retransmits) {
        return info(Map.of(
                "sendMssBytes",
                MSS,
                "pathMtuBytes",
                9_000L,
                "unackedSegments",
                unacked,
                "retransmits",
                retransmits,
                "bytesSent",
                HELLO + (segments + retransmits) * MSS,
                "bytesRetransmitted",
                retransmits * MSS));
    }

    /** Whatever else a kernel may tell is unknown. */
    private static TcpInfo info(Map<String, Long> known) {
        try {
            Object[] values = Stream.of(TcpInfo.class.getRecordComponents())
                    .map(RecordComponent::getName)
                    .map(known::get)
                    .toArray();
            return (TcpInfo) TcpInfo.class.getDeclaredConstructors()[0].newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
