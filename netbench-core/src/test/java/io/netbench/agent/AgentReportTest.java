package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.netbench.control.HostReport;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.AgentMessage.KindCase;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.PickedConnections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an agent tells when its load is over. */
@Timeout(20)
class AgentReportTest extends AgentRig {

    @Test
    void shouldDropIntervalsAndKeepFinalFiguresWhenTheStreamIsFull() {
        plane.withLinkEnds(600);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + 2 * SECOND_NS + MS, () -> out.takes(false));
        reportAt(startNs + 6 * SECOND_NS);
        time.at(startNs + 7 * SECOND_NS, () -> {
            assertEquals(0, out.sent(KindCase.LINK_ENDS).size());
            out.takes(true);
        });

        runAgent();

        assertEquals(2, out.sent(KindCase.INTERVAL).size());
        assertEquals(0, out.sent(KindCase.INTERVAL_LINKS).size());
        HostReport host = RecordCodec.decode(
                out.sent(KindCase.HOST_FIGURES).get(0).getHostFigures().getReport(), HostReport.class);
        assertEquals(3, host.intervalsDropped());
        assertEquals(3, out.sent(KindCase.LINK_ENDS).size());
        assertTrue(out.sent(KindCase.LINK_ENDS).stream()
                .allMatch(piece -> piece.getLinkEnds().getEndsCount() <= Protocol.PIECE_COUNT));
        assertEquals(600, out.sent(KindCase.REPORT_END).get(0).getReportEnd().getLinkEnds());
    }

    @Test
    void shouldTellRanksInPiecesThatFitAMessageWhateverTheNumberOfConnections() {
        int connections = 100_000;
        plane.withRanked(connections);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + SECOND_NS));
        reportAt(startNs + 2 * SECOND_NS);

        runAgent();

        List<ByteString> pieces = out.sent(KindCase.CONNECTION_RANKS).stream()
                .map(message -> message.getConnectionRanks().getRanks())
                .toList();
        assertTrue(pieces.stream().allMatch(piece -> piece.size() <= Protocol.PIECE_BYTES));
        assertEquals(
                IntStream.range(0, connections).boxed().toList(),
                pieces.stream()
                        .flatMap(piece -> RecordCodec.decode(piece, ConnectionRanks.class).connections().stream())
                        .map(ConnectionRanks.Rank::index)
                        .toList());
    }

    @Test
    void shouldTellConnectionsThatWereAskedForInPiecesThatFitAMessage() {
        int bytesOfEach = 100_000;
        plane.withConnectionsOf(bytesOfEach);
        setUp();
        long startNs = time.nowNs() + SECOND_NS;
        tell(arm(startNs, startNs, startNs + 5 * SECOND_NS));
        time.at(startNs + 6 * SECOND_NS, () -> {
            ask(false, 0, 20);
            ask(true, 20, 25);
        });
        reportAt(startNs + 7 * SECOND_NS);

        runAgent();

        List<ConnectionEnds> pieces = out.sent(KindCase.CONNECTION_ENDS).stream()
                .map(AgentMessage::getConnectionEnds)
                .toList();
        assertEquals(
                List.of(10, 10, 5),
                pieces.stream().map(ConnectionEnds::getEndsCount).toList());
        assertEquals(
                List.of(false, false, true),
                pieces.stream().map(ConnectionEnds::getLast).toList());
        assertTrue(pieces.stream().allMatch(piece -> piece.getSerializedSize() <= Protocol.PIECE_BYTES));
    }

    private void ask(boolean last, int fromIndex, int toIndex) {
        List<Integer> indexes = IntStream.range(fromIndex, toIndex).boxed().toList();
        tell(CoordinatorMessage.newBuilder()
                .setConnectionsQuery(ConnectionsQuery.newBuilder()
                        .setLinks(RecordCodec.encodeAll(List.of(new PickedConnections(0, indexes))))
                        .setLast(last)));
    }
}
