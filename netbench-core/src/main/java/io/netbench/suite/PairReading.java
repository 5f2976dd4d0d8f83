package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.TcpSummary;

/** Reads what a link says of its pair. */
final class PairReading {

    private PairReading() {}

    /**
     * What a pair gave.
     *
     * @param isUnknown whether what is missing says nothing of the pair: the round did not begin, or one of its hosts was lost
     */
    static PairFigures of(LinkResult link, boolean isUnknown) {
        if (link.status() != LinkStatus.OK || link.goodputBytesPerS() == null) {
            return isUnknown || link.status() == LinkStatus.OK ? PairFigures.ofGoodput(Double.NaN) : failed(link);
        }
        TcpSummary tcp = link.tcp().source();
        return new PairFigures(
                link.goodputBytesPerS(),
                link.latencyNs() == null ? Double.NaN : figure(link.latencyNs().p50()),
                link.latencyNs() == null ? Double.NaN : figure(link.latencyNs().p99()),
                segments(tcp),
                retransmits(tcp),
                link.stalls() == null ? -1 : (int) link.stalls().count(),
                false,
                sourcePort(link));
    }

    /** All that is sure is what arrived; where that is not known, nothing did. The handshake, and what both hosts told after, are small; what was sent again in vain was not. */
    private static PairFigures failed(LinkResult link) {
        double arrived = link.goodputBytesPerS() == null ? 0 : link.goodputBytesPerS();
        TcpSummary tcp = link.tcp().source();
        boolean isConnected = tcp != null && tcp.rttMinUs() != null && tcp.mss() != null;
        boolean isInVain = arrived == 0 && isConnected && tcp.retransmits() != null && tcp.retransmits() > 0;
        return new PairFigures(arrived, Double.NaN, Double.NaN, 0, -1, -1, isInVain && isFull(tcp), sourcePort(link));
    }

    private static boolean isFull(TcpSummary tcp) {
        return tcp.retransmittedBytes() != null && tcp.retransmittedBytes() >= tcp.mss();
    }

    /** Segments that a source sent; 0 where that is not known. */
    static long segments(TcpSummary tcp) {
        return tcp == null ? 0 : tcp.segmentsSent().orElse(0L);
    }

    /** Those that the other end did not have already, -1 where that is not known: what was sent again needlessly was not lost. */
    static long retransmits(TcpSummary tcp) {
        return tcp == null || tcp.retransmits() == null
                ? -1
                : Math.max(0, tcp.retransmits() - tcp.spuriousRetransmits().orElse(0L));
    }

    private static int sourcePort(LinkResult link) {
        Integer port =
                link.connections().isEmpty() ? null : link.connections().get(0).sourcePort();
        return port == null ? 0 : port;
    }

    private static double figure(Long value) {
        return value == null ? Double.NaN : value;
    }
}
