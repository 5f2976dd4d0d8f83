package io.netbench.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinkSumsTest {

    private final SinkSums sums = new SinkSums();

    @Test
    void shouldSumWhatAllSinksTold() {
        want(0);
        sums.add(List.of(100L, 1_100L));
        sums.add(List.of(10L, 2_010L));
        sums.complete();

        assertEquals(Optional.of(Span.of(10, 20, 3_000)), sums.between(0, 10, 20));
    }

    /** Nothing is what arrived; that nobody knows is another thing, and of one load alone. */
    @Test
    void shouldNotTakeWhatASinkCannotTellForNothing() {
        want(0);
        want(1);
        sums.add(List.of(100L, 200L, -1L, -1L));
        sums.add(List.of(0L, 0L, 5L, 9L));
        sums.complete();

        assertEquals(Optional.of(Span.of(10, 20, 100)), sums.between(0, 10, 20));
        assertEquals(Optional.empty(), sums.between(1, 10, 20));
    }

    private void want(int load) {
        sums.want(load, 10);
        sums.want(load, 20);
    }
}
