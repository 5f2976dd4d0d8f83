package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.result.end.IntervalSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IntervalBoardTest {

    private static final long S = 1_000_000_000L;
    private static final Map<Integer, String> AGENTS = Map.of(0, "agent-0", 1, "agent-1");

    private final List<IntervalFigures> told = new ArrayList<>();
    private final IntervalBoard board = new IntervalBoard(told::add);

    private void source(long number) {
        tell(0, number, (number - 1) * S, number * S, 0, 0);
    }

    private void sink(int agent, long number, long fromNs, long bytes) {
        tell(agent, number, fromNs, number * S, bytes, 1);
    }

    private void tell(int agent, long number, long fromNs, long toNs, long bytes, int links) {
        IntervalSums sums = new IntervalSums(fromNs, toNs, bytes, 0, 0, links, null, null, null);
        board.add(agent, "agent-" + agent, number, sums, AGENTS);
    }

    private List<String> spans() {
        return told.stream()
                .map(interval -> interval.startNs() / S + "-" + interval.endNs() / S + ": " + interval.bytes())
                .toList();
    }

    @Test
    void shouldPassOnWhatAllHaveTold() {
        for (long number = 1; number <= 3; number++) {
            source(number);
            sink(1, number, (number - 1) * S, 100);
        }
        assertEquals(List.of("0-1: 100", "1-2: 100", "2-3: 100"), spans());
    }

    @Test
    void shouldTellOnceOfTheTimeInWhichASinkWasStopped() {
        source(1);
        sink(1, 1, 0, 100);
        source(2);
        source(3);
        source(4);
        sink(1, 4, S, 300);
        assertEquals(List.of("0-1: 100", "1-4: 300"), spans());
    }

    @Test
    void shouldMakeOneIntervalOfWhatOtherSinksToldMeanwhile() {
        sink(0, 1, 0, 10);
        sink(0, 2, S, 20);
        sink(0, 3, 2 * S, 30);
        sink(1, 3, 0, 600);
        assertEquals(List.of("0-3: 660"), spans());
    }

    @Test
    void shouldNotWaitForStragglers() {
        sink(0, 1, 0, 10);
        sink(0, 2, S, 20);
        sink(1, 2, S + S / 20, 200);
        assertEquals(List.of("0-1: 10", "1-2: 220"), spans());
    }

    @Test
    void shouldPassOnWithoutThoseThatAreNotHeardWhenTimeIsUp() {
        source(1);
        board.timeIsUp(1, AGENTS);
        sink(1, 1, 0, 100);

        assertEquals(List.of("0-1: 0"), spans());
        assertEquals(List.of("agent-1"), told.get(0).silentAgents());
        assertFalse(told.get(0).isHeardOfSinks(), "what arrived is unknown, and not nothing");
    }

    @Test
    void shouldPassOnNothingTwiceWhenTimeIsUp() {
        source(1);
        sink(1, 1, 0, 100);
        board.timeIsUp(1, AGENTS);
        board.timeIsUp(2, AGENTS);

        assertEquals(List.of("0-1: 100"), spans());
        assertEquals(List.of(), told.get(0).silentAgents());
    }
}
