package io.netbench.analysis.fabric;

import java.util.List;

/**
 * What a host received while several sent to it at once.
 *
 * @param hub the one that received, by its number
 * @param senders those that sent, by theirs
 * @param bytesPerS payload that arrived from all of them, in bytes/s
 * @param segments segments that they sent; 0 where unknown
 * @param retransmits those of them that were sent again, needless ones left out; -1 where unknown
 * @param timeouts retransmission time-outs; -1 where unknown
 * @param starved how many of them sent again, and had nothing arrive
 */
public record IncastFigures(
        int hub, List<Integer> senders, double bytesPerS, long segments, long retransmits, long timeouts, int starved) {

    public IncastFigures {
        senders = List.copyOf(senders);
    }

    /** Segments sent again, as a share of all; NaN where unknown. */
    double lossShare() {
        return retransmits < 0 || segments <= 0 ? Double.NaN : (double) retransmits / segments;
    }
}
