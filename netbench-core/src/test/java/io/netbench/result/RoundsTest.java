package io.netbench.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void shouldSumHubsUp() {
        HubRounds one = hub("server-1", 10, times(10, 1_000_000), Map.of("b->server-1", 7L, "a->server-1", 3L));
        HubRounds other = hub("server-2", 5, times(5, 4_000_000), Map.of("a->server-2", 5L));

        Rounds rounds = Rounds.sumOf(List.of(one, other));

        assertEquals(15, rounds.count());
        assertEquals(15, rounds.completionNs().samples());
        assertEquals(
                List.of("a->server-1", "a->server-2", "b->server-1"),
                List.copyOf(rounds.stragglerCounts().keySet()));
        assertEquals(List.of(one, other), rounds.hubs());
    }

    @Test
    void shouldHaveNoTimesWhenNoHubReportedAny() {
        Rounds rounds = Rounds.sumOf(List.of(hub("server-1", 0, null, Map.of())));

        assertNull(rounds.completionNs());
        assertEquals("no hub reported it", rounds.absent().get("completion_ns"));
    }

    private static HubRounds hub(String name, long count, LatencyHistogram times, Map<String, Long> stragglers) {
        return new HubRounds(name, count, 0, times, times, stragglers, Optional.empty(), Map.of());
    }

    private static LatencyHistogram times(int count, long ns) {
        Histogram histogram =
                new Histogram(LatencyHistogram.LOWEST_NS, LatencyHistogram.HIGHEST_NS, LatencyHistogram.DIGITS);
        histogram.recordValueWithCount(ns, count);
        return LatencyHistogram.of(histogram, 0);
    }
}
