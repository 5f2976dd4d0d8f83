package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.fabric.IncastFigures;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.ResultJson;
import io.netbench.suite.schedule.Incast;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class BufferRoundsTest {

    private static final LinkResult WELL = link(LinkStatus.OK, 4_000_000, 40);

    /** Of three that a tiny buffer served, one waited for its timers all the time. */
    @Test
    void shouldCountWhatAStarvedSenderLost() {
        IncastFigures figures = BufferRounds.figures(
                new Incast(6, List.of(7, 0, 1)), List.of(read(WELL), read(WELL), read(link(LinkStatus.FAILED, 0, 51))));

        assertEquals(List.of(7, 0, 1), figures.senders());
        assertEquals(8_000_000, figures.bytesPerS());
        assertEquals(40 + 40 + 51, figures.retransmits());
        assertEquals(3_000, figures.segments());
        assertEquals(1, figures.starved());
    }

    @Test
    void shouldNotKnowLossesWhereOneSenderDoesNotTell() {
        IncastFigures figures = BufferRounds.figures(
                new Incast(6, List.of(7, 0)), List.of(read(WELL), read(link(LinkStatus.OK, 4_000_000, -1))));

        assertEquals(-1, figures.retransmits());
    }

    private static PairMeasured read(LinkResult link) {
        return new PairMeasured(PairReading.of(link, false), true, Optional.of(link));
    }

    private static LinkResult link(LinkStatus status, long bytesPerS, int retransmits) {
        ObjectNode tree =
                ResultJson.mapper().valueToTree(SampleResults.fabric(3).links().get(0));
        tree.put("status", status.name().toLowerCase(Locale.ROOT)).put("goodput_bytes_per_s", bytesPerS);
        if (status == LinkStatus.FAILED) {
            tree.putArray("failures").add("no payload arrived in the window");
        }
        ObjectNode tcp = (ObjectNode) tree.get("tcp").get("source");
        tcp.put("segments_sent", 1_000).put("spurious_retransmits", 0);
        if (retransmits < 0) {
            tcp.putNull("retransmits");
        } else {
            tcp.put("retransmits", retransmits);
        }
        return ResultJson.mapper().treeToValue(tree, LinkResult.class);
    }
}
