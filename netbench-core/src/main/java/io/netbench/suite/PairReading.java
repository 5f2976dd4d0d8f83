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
            return PairFigures.ofGoodput(isUnknown || link.status() == LinkStatus.OK ? Double.NaN : 0);
        }
        TcpSummary tcp = link.tcp().source();
        return new PairFigures(
                link.goodputBytesPerS(),
                link.latencyNs() == null ? Double.NaN : figure(link.latencyNs().p50()),
                link.latencyNs() == null ? Double.NaN : figure(link.latencyNs().p99()),
                tcp == null ? 0 : tcp.segmentsSent().orElse(0L),
                retransmits(tcp),
                link.stalls() == null ? -1 : (int) link.stalls().count(),
                sourcePort(link));
    }

    /** Those that the other end did not have already: what was sent again needlessly was not lost. */
    private static long retransmits(TcpSummary tcp) {
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
