package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.control.DataAddress;
import io.netbench.control.PreparedAnswer;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.Heartbeat;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.Ping;
import io.netbench.control.proto.QuietQuery;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run as a whole, and what is true of all its steps. */
@Timeout(20)
class AgentRunTest extends AgentRig {

    @Test
    void shouldAnswerEachStepWhenAllGoesWell() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs + 2 * SECOND_NS, startNs + 5 * SECOND_NS));
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(0, out.sent(KindCase.ERROR).size());
        PreparedAnswer prepared = RecordCodec.decode(
                out.sent(KindCase.PREPARED).get(0).getPrepared().getAnswer(), PreparedAnswer.class);
        assertEquals(List.of(new DataAddress("127.0.0.1", 7412)), prepared.listening());
        assertEquals(List.of(41_001, 41_002), prepared.doors());
        assertTrue(out.sent(KindCase.CONNECTED).get(0).getConnected().hasTookNs());
        assertEquals(1, out.sent(KindCase.CONNECTED).size());
        assertEquals(1, out.sent(KindCase.ARMED).size());
        assertEquals(30, out.sent(KindCase.RELEASED).get(0).getReleased().getLatestNs());
        assertEquals(1, out.sent(KindCase.DRAINED).size());
        assertEquals(1, out.sent(KindCase.REPORT_END).get(0).getReportEnd().getLinkEnds());
        assertEquals(
                1_000_000,
                out.sent(KindCase.BYTES_AT_REPLY).get(0).getBytesAtReply().getBytes(0));
        assertTrue(out.isCompleted());
        assertNotNull(plane.closedNs());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, SECOND_NS - 1, 60 * SECOND_NS, Long.MAX_VALUE})
    void shouldRefuseALeaseThatNobodyNeeds(long leaseNs) {
        greet(leaseNs);

        runAgent();

        assertTrue(out.sent(KindCase.ERROR)
                .get(0)
                .getError()
                .getReason()
                .startsWith("a lease lasts from 1 s to 59 s, got: "));
    }

    @Test
    void shouldRefuseWhenTheCoordinatorIsOfAnotherVersion() {
        tell(CoordinatorMessage.newBuilder()
                .setHello(Hello.newBuilder().setProtocolVersion(99).setToolVersion("9.9")));

        runAgent();

        assertError("hello", "with protocol 99: both need the same version");
    }

    @Test
    void shouldAskForNoMoreThanItTakesUp() {
        int before = out.requested();
        for (int i = 0; i < before; i++) {
            stream.onNext(arm(0, 0, 0).build());
        }
        assertEquals(before, out.requested(), "nothing was taken up");
        stream.onNext(CoordinatorMessage.newBuilder()
                .setHeartbeat(Heartbeat.getDefaultInstance())
                .build());
        assertEquals(before + 1, out.requested(), "heartbeats don't wait");
    }

    @Test
    void shouldRefuseAMessageOutOfTurn() {
        greet();
        tell(arm(time.nowNs() + SECOND_NS, time.nowNs() + SECOND_NS, time.nowNs() + 2 * SECOND_NS));

        runAgent();

        assertError("prepare", "the coordinator sent ARM out of turn");
    }

    @Test
    void shouldAnswerPingsAndQuietQueries() {
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + SECOND_NS, () -> {
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(5)));
            tell(CoordinatorMessage.newBuilder().setQuietQuery(QuietQuery.getDefaultInstance()));
        });
        reportAt(startNs + 6 * SECOND_NS);

        runAgent();

        assertEquals(
                startNs + SECOND_NS, out.sent(KindCase.PONG).get(0).getPong().getAgentClockNs());
        assertEquals(10, out.sent(KindCase.QUIET_REPLY).get(0).getQuietReply().getSentBytes());
    }

    @Test
    void shouldAnswerPingsOfAFullStreamWhenItTakesMore() {
        long beginNs = time.nowNs();
        setUp();
        time.after(MS, () -> {
            out.takes(false);
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(5)));
            tell(CoordinatorMessage.newBuilder().setPing(Ping.newBuilder().setSequence(6)));
        });
        time.after(SECOND_NS, () -> {
            assertEquals(0, out.sent(KindCase.PONG).size());
            out.takes(true);
        });
        time.after(2 * SECOND_NS, stream::onCompleted);

        runAgent();

        assertEquals(
                List.of(5, 6),
                out.sent(KindCase.PONG).stream()
                        .map(pong -> pong.getPong().getSequence())
                        .toList());
        assertEquals(
                beginNs + SECOND_NS, out.sent(KindCase.PONG).get(0).getPong().getAgentClockNs());
    }
}
