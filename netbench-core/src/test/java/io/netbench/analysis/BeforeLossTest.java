package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.LinkResult;
import io.netbench.result.RunWindow;
import io.netbench.result.end.EndBytes;
import io.netbench.result.end.EndOperations;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.LinkFrame;
import io.netbench.result.end.LinkMerge;
import io.netbench.result.end.SinkEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BeforeLossTest {

    private static final long NOTICED_NS = 9_000_000_000L;

    private final List<LinkResult> links = new ArrayList<>(SampleResults.loopbackLinks(0L));

    @Test
    void shouldEndWithTheEarliestLastByteOfLostLinks() {
        links.add(lostLink(5_000_000_000L));
        links.add(lostLink(4_000_000_000L));

        assertEquals(OptionalLong.of(4_000_000_000L), BeforeLoss.endNs(links, NOTICED_NS));
    }

    @Test
    void shouldNotReachBeyondTheInstantAtWhichTheLossWasNoticed() {
        links.add(lostLink(NOTICED_NS + 1));

        assertEquals(OptionalLong.of(NOTICED_NS), BeforeLoss.endNs(links, NOTICED_NS));
    }

    @Test
    void shouldEndWhenTheLossWasNoticedIfEveryLinkCameThrough() {
        assertEquals(OptionalLong.of(NOTICED_NS), BeforeLoss.endNs(links, NOTICED_NS));
    }

    @Test
    void shouldBeUnknownWhenALostLinkBroughtNothing() {
        links.add(lostLink(null));

        assertTrue(BeforeLoss.endNs(links, NOTICED_NS).isEmpty());
    }

    /** A link whose source never reported; null: nothing of it arrived in the window. */
    private static LinkResult lostLink(Long lastByteNs) {
        LinkEnd sink = SinkEnds.of(
                9,
                new EndBytes(1_000, 0, lastByteNs == null ? 0 : 1_000, 1, lastByteNs == null ? null : 1L, lastByteNs),
                new EndOperations(0L, 1L, null, null, null, null));
        LinkFrame frame = new LinkFrame("incast", "client-9", "server-1", RunWindow.Kind.COMMON, 1L, "it froze", "-");
        return LinkMerge.merge(frame, Optional.empty(), Optional.of(sink));
    }
}
