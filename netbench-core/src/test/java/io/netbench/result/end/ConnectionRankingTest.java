package io.netbench.result.end;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConnectionRankingTest {

    private final ConnectionRanking ranking = new ConnectionRanking(100);

    @Test
    void shouldTakeMostRetransmitsFirstWhenBothEndsDisagree() {
        tell(EndRole.SOURCE, index -> index >= 95 ? 10 : 0);
        tell(EndRole.SINK, index -> index < 8 ? 1 : 1_000 + index);

        assertEquals(List.of(0, 1, 2, 95, 96, 97, 98, 99), ranking.worst());
    }

    @Test
    void shouldTakeFewestBytesWhenNothingWasSentAgain() {
        tell(EndRole.SOURCE, index -> 0);
        tell(EndRole.SINK, index -> 1_000 - index);

        assertEquals(List.of(92, 93, 94, 95, 96, 97, 98, 99), ranking.worst());
    }

    @Test
    void shouldKeepInSightWhatAnEndDoesNotKnow() {
        tell(EndRole.SOURCE, index -> index == 50 ? -1 : 10);
        tell(EndRole.SINK, index -> index == 60 ? -1 : 1_000 + index);

        assertEquals(List.of(0, 1, 2, 3, 4, 5, 50, 60), ranking.worst());
    }

    @Test
    void shouldGoByOneEndWhenTheOtherIsLost() {
        tell(EndRole.SINK, index -> Math.abs(40 - index));

        assertEquals(List.of(36, 37, 38, 39, 40, 41, 42, 43), ranking.worst());
    }

    @Test
    void shouldLeaveOutConnectionsOfWhichNobodyTold() {
        ranking.put(EndRole.SINK, 3, 7);

        assertEquals(List.of(3), ranking.worst());
    }

    @Test
    void shouldRefuseConnectionsThatThereAreNot() {
        assertFalse(ranking.put(EndRole.SOURCE, 100, 1));
        assertFalse(ranking.put(EndRole.SOURCE, -1, 1));
    }

    private void tell(EndRole role, IntToLongFunction figure) {
        IntStream.range(0, 100).forEach(index -> ranking.put(role, index, figure.applyAsLong(index)));
    }
}
