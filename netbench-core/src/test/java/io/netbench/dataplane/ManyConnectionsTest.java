package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.OneLink;
import io.netbench.measure.StallFigures;
import io.netbench.measure.TcpFigures;
import io.netbench.plan.DataPlan;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.EndRole;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.OperationFigures;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ManyConnectionsTest {

    private static final InetSocketAddress HERE = new InetSocketAddress("127.0.0.1", 40_000);

    @Test
    void shouldRankAllConnectionsOfBothEnds() {
        int connections = 100_000;

        List<ConnectionRanks> ends = all(many(connections, Long.MAX_VALUE).ranks());

        assertEquals(
                List.of(EndRole.SOURCE, EndRole.SINK),
                ends.stream().map(ConnectionRanks::role).toList());
        for (ConnectionRanks end : ends) {
            assertEquals(connections, end.connections().size());
        }
    }

    @Test
    void shouldTellNoRanksOfLinksWhoseConnectionsAreAllToldWhole() {
        assertFalse(many(ConnectionResult.MAX_KEPT, 1).ranks().hasNext());
        assertTrue(many(ConnectionResult.MAX_KEPT + 1, 1).ranks().hasNext());
    }

    @Test
    void shouldTellBothEndsOfWhatWasAskedForAndNothingElse() {
        List<PickedConnection> told = all(many(100, 7)
                .whole(
                        List.of(new PickedConnections(0, List.of(3, 99, 100)), new PickedConnections(1, List.of(5))),
                        List.of()));

        assertEquals(
                List.of(3, 3, 99, 99),
                told.stream().map(end -> end.connection().index()).toList());
        assertEquals(
                2, told.stream().filter(end -> end.role() == EndRole.SOURCE).count());
    }

    private static ManyConnections many(int connections, long figure) {
        RunPlan share = OneLink.plan(
                4096, connections, 0, new DataPlan(DataPlan.AUTO, OptionalInt.of(1), SocketPlan.DEFAULT, false, false));
        List<ConnectionFigures> ends = IntStream.range(0, connections)
                .boxed()
                .flatMap(index -> List.of(end(index, true, figure), end(index, false, figure)).stream())
                .toList();
        return new ManyConnections(share, ends);
    }

    private static ConnectionFigures end(int index, boolean source, long figure) {
        return new ConnectionFigures(
                0,
                index,
                source,
                source,
                figure,
                source ? OptionalLong.empty() : OptionalLong.of(figure),
                OptionalLong.empty(),
                0,
                new OperationFigures(0, 0, 0, 0, 0, StallFigures.NONE),
                Optional.empty(),
                Optional.empty(),
                HERE,
                HERE,
                List.of(),
                TcpFigures.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }

    private static <T> List<T> all(Iterator<T> iterator) {
        List<T> all = new ArrayList<>();
        iterator.forEachRemaining(all::add);
        return all;
    }
}
