package io.netbench.result.end;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Warmup;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmupMergeTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void shouldSumWhatTheSinksRead() {
        Warmup warmup =
                WarmupMerge.of(2 * SECOND, List.of(sink(0, 600, 6L), sink(1, 400, 4L)), Map.of(0, "a->s", 1, "b->s"));

        assertTrue(warmup.pass());
        assertEquals(1000, warmup.bytes());
        assertEquals(10, warmup.operations());
        assertEquals(500.0, warmup.goodputBytesPerS());
    }

    @Test
    void shouldNotPassWhenALinkCarriedNothing() {
        Warmup warmup = WarmupMerge.of(SECOND, List.of(sink(0, 600, 6L), sink(1, 0, 0L)), Map.of(0, "a->s", 1, "b->s"));

        assertFalse(warmup.pass());
        assertEquals(List.of("no payload arrived in the warm-up on b->s"), warmup.reasons());
    }

    @Test
    void shouldNameAFewOfManySilentLinks() {
        Map<Integer, String> names = Map.of(0, "a->s", 1, "b->s", 2, "c->s", 3, "d->s", 4, "e->s");

        List<LinkEnd> sinks =
                IntStream.range(0, 5).mapToObj(link -> sink(link, 0, 0L)).toList();

        Warmup warmup = WarmupMerge.of(SECOND, sinks, names);

        assertEquals(List.of("no payload arrived in the warm-up on a->s, b->s, c->s and 2 more"), warmup.reasons());
    }

    @Test
    void shouldNotCallALinkSilentOfWhichNobodyReported() {
        Warmup warmup = WarmupMerge.of(SECOND, List.of(sink(0, 600, 6L)), Map.of(0, "a->s", 1, "a->lost"));

        assertEquals(List.of(), warmup.reasons());
    }

    @Test
    void shouldNotInventOperationsThatASinkDidNotCount() {
        Warmup warmup =
                WarmupMerge.of(SECOND, List.of(sink(0, 600, 6L), sink(1, 400, null)), Map.of(0, "a->s", 1, "b->s"));

        assertNull(warmup.operations());
        assertEquals("not counted by every sink", warmup.absent().get("operations"));
    }

    private static LinkEnd sink(int link, long bytes, Long operations) {
        return SinkEnds.of(
                link,
                new EndBytes(bytes, bytes, 0, 0, null, null),
                new EndOperations(operations, null, null, null, null, null));
    }
}
