package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.LoopBalance.Move;
import io.netbench.traffic.connection.ConnectionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LoopBalanceTest {

    @Test
    void shouldMoveHalfOfTheBusyOnesToTheIdleLoop() {
        List<Move> moves =
                LoopBalance.moves(new double[] {1.0, 0.04}, List.of(work(0, 100, 100, 100, 100), work(1, 1, 1, 1, 1)));
        assertEquals(2, moves.size());
        assertTrue(moves.stream().allMatch(move -> move.from() == 0 && move.to() == 1));
    }

    @Test
    void shouldMoveNothingWhereNoLoopIsBound() {
        assertEquals(List.of(), LoopBalance.moves(new double[] {0.8, 0}, List.of(work(0, 1, 1), work(1, 1))));
    }

    @Test
    void shouldMoveNothingWhereLoopsAreAboutAsBusy() {
        assertEquals(List.of(), LoopBalance.moves(new double[] {1, 0.6}, List.of(work(0, 1, 1), work(1, 1))));
    }

    @Test
    void shouldLeaveTheOnlyConnectionThatKeepsALoopBusy() {
        assertEquals(List.of(), LoopBalance.moves(new double[] {1, 0}, List.of(work(0, 1_000, 1), work(1, 1))));
    }

    @Test
    void shouldMakeLoopsAlikeWithFewMoves() {
        List<Move> moves = LoopBalance.moves(new double[] {1, 0}, List.of(work(0, 600, 200, 200), work(1)));
        assertEquals(1, moves.size());
    }

    @Test
    void shouldFillSeveralIdleLoops() {
        List<Move> moves =
                LoopBalance.moves(new double[] {1, 0, 0, 0}, List.of(work(0, 1, 1, 1, 1), work(1), work(2), work(3)));
        assertEquals(List.of(1, 2, 3), moves.stream().map(Move::to).sorted().toList());
    }

    @Test
    void shouldDoWithoutAnyWork() {
        assertEquals(List.of(), LoopBalance.moves(new double[] {1, 0}, List.of(work(0, 0, 0), work(1))));
        assertEquals(List.of(), LoopBalance.moves(new double[0], List.of()));
    }

    @Property
    void shouldNeverMakeTheBusiestLoopBusier(
            @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = 0, max = 1) Double> busyOfLoops,
            @ForAll @Size(min = 1, max = 12) List<@LongRange(min = 0, max = 1_000_000) Long> workOfEach) {
        double[] busy = busyOfLoops.stream().mapToDouble(Double::doubleValue).toArray();
        long[] each = workOfEach.stream().mapToLong(Long::longValue).toArray();
        double all = Arrays.stream(each).sum();
        Assume.that(all > 0);
        List<Map<ConnectionId, Long>> work = new ArrayList<>();
        for (int loop = 0; loop < busy.length; loop++) {
            work.add(work(loop, each));
        }
        double[] after = busy.clone();
        List<Move> moves = LoopBalance.moves(busy, work);
        for (Move move : moves) {
            double share = busy[move.from()] * each[move.connection().index()] / all;
            after[move.from()] -= share;
            after[move.to()] += share;
        }
        assertEquals(
                moves.size(), moves.stream().map(Move::connection).distinct().count(), "each moves once");
        assertTrue(Arrays.stream(after).max().orElseThrow()
                <= Arrays.stream(busy).max().orElseThrow() + 1e-9);
    }

    private static Map<ConnectionId, Long> work(int loop, long... each) {
        Map<ConnectionId, Long> work = new HashMap<>();
        for (int index = 0; index < each.length; index++) {
            work.put(new ConnectionId(loop, index), each[index]);
        }
        return work;
    }
}
