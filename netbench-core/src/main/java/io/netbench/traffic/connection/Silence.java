package io.netbench.traffic.connection;

import io.netbench.transport.TcpInfo;

/**
 * For how long one connection has waited for any packet of its peer, and whether that means that the peer is dead. It does
 * where nothing comes from that host on any other connection either, and nothing was ever lost and recovered on the way to
 * it. Else the connection may just be starved: in a congested network one can lose every attempt for many seconds, and what
 * it gets then is a figure and no failure. Belongs to the connection's loop.
 */
final class Silence {

    private final PeerHost host;
    private long segments = -1;
    private long sinceNs;

    Silence(PeerHost host) {
        this.host = host;
    }

    /** Payload came from the peer since the last look. */
    void broken(long nowNs) {
        sinceNs = nowNs;
        host.heard(nowNs);
    }

    /**
     * Looks at the connection.
     *
     * @param info what the kernel tells of it now
     * @param deadlineNs for how long a dead host is waited for
     * @return whether the peer is dead
     */
    boolean isDeath(TcpInfo info, long nowNs, long deadlineNs) {
        if (info.segmentsReceived() == null || info.unackedSegments() == null || info.unansweredTimeouts() == null) {
            return false;
        }
        if (info.segmentsReceived() != segments) {
            segments = info.segmentsReceived();
            broken(nowNs);
        } else if (info.unackedSegments() == 0) {
            sinceNs = nowNs;
        }
        if (hasAnsweredTimeouts(info)) {
            host.answeredLate();
        }
        return nowNs - sinceNs >= deadlineNs
                && info.unansweredTimeouts() > 0
                && !host.isHeardSince(nowNs - deadlineNs)
                && !host.isBehindCongestion();
    }

    /** An older kernel counts no time-outs; then every other retransmission counts, but for the probe before the first of them. */
    private static boolean hasAnsweredTimeouts(TcpInfo info) {
        if (info.timeouts() != null) {
            return info.timeouts() > info.unansweredTimeouts();
        }
        return info.retransmits() != null && info.retransmits() > info.unansweredTimeouts() + 1;
    }
}
