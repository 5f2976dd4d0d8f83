package io.netbench.analysis;

import io.netbench.result.LinkResult;
import io.netbench.result.TcpSummary;

/** How much of what a link's source sent was lost: what it sent again without need is not. */
final class LostSegments {

    private LostSegments() {}

    /** Of all segments that the source sent, those sent again among them. Where the kernel does not tell, none was spurious. */
    static Figure shareOf(LinkResult link) {
        TcpSummary source = link.tcp().source();
        if (source == null) {
            return Figure.of(null, link.tcp().absent(), "source");
        }
        if (source.retransmits() == null) {
            return Figure.of(null, source.absent(), "retransmits");
        }
        long lost =
                Math.max(0, source.retransmits() - source.spuriousRetransmits().orElse(0L));
        if (lost == 0) {
            return Figure.known(0);
        }
        return source.segmentsSent()
                .filter(sent -> sent > 0)
                .map(sent -> Figure.known((double) lost / sent))
                .orElseGet(() -> Figure.unknown(
                        source.absent().getOrDefault("segments_sent", "how many segments were sent is not known")));
    }
}
