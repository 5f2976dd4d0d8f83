package io.netbench.result.end;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.LinkDatagrams;
import io.netbench.result.RunWindow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatagramMergeTest {

    private static final String UNTOLD = "the other tool does not tell";
    private static final LinkFrame FRAME = new LinkFrame(
            "incast", "a", "b", RunWindow.Kind.COMMON, 1_000_000_000L, "the source did not report", "no sink");

    @Test
    void shouldSayOfASourceThatToldLittleWhyItDidNotTell() {
        LinkDatagrams merged = merged(source(EndDatagrams.ofToldSource(100), Map.of("datagrams", UNTOLD)));

        assertEquals(100L, merged.sent());
        assertNull(merged.segmented());
        assertEquals(UNTOLD, merged.absent().get("segmented"));
    }

    @Test
    void shouldSayThatASourceDidNotReport() {
        LinkDatagrams merged = merged(Optional.empty());

        assertEquals("the source did not report", merged.absent().get("segmented"));
        assertEquals("the source did not report", merged.absent().get("sent"));
        assertEquals("the source did not report", merged.absent().get("lost"));
    }

    /** The jitter of datagrams that are sent with one time is that of the sender. */
    @Test
    void shouldTellNoJitterOfWhatWasSentManyAtOnce() {
        assertEquals(1.5, merged(sent(1_000, 990)).jitterNs());
        LinkDatagrams together = merged(sent(1_000, 50));
        assertNull(together.jitterNs());
        assertTrue(together.absent().get("jitter_ns").contains("gso off"), together::toString);
    }

    private static Optional<LinkEnd> sent(long datagrams, long messages) {
        return source(EndDatagrams.ofSource(datagrams, messages, 100, 0, Optional.empty(), true), Map.of());
    }

    private static LinkDatagrams merged(Optional<LinkEnd> source) {
        return DatagramMerge.merge(
                        FRAME, source, Optional.of(end(EndRole.SINK, EndDatagrams.ofToldSink(97L, 1.5), Map.of())))
                .orElseThrow();
    }

    private static Optional<LinkEnd> source(EndDatagrams datagrams, Map<String, String> absent) {
        return Optional.of(end(EndRole.SOURCE, datagrams, absent));
    }

    private static LinkEnd end(EndRole role, EndDatagrams datagrams, Map<String, String> absent) {
        return new LinkEnd(
                0,
                role,
                false,
                new EndBytes(0, 0, 0, 0, null, null),
                EndOperations.UNKNOWN,
                EndRecordings.NONE,
                Optional.empty(),
                1,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(datagrams),
                Optional.empty(),
                absent);
    }
}
