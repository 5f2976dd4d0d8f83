package io.netbench.traffic.connection;

import io.netbench.text.Property;
import io.netbench.transport.TcpInfo;
import java.util.Optional;

/**
 * A way on which small packets pass and full ones vanish, as where hosts with an MTU of 9000 are joined by a network of 1500
 * that says nothing of it. The handshake passes, and then no segment of full size is ever acknowledged.
 */
final class BlackHole {

    /** A segment that was lost twice, as happens where a network is full. */
    private static final long LEAST_RETRANSMITS = 2;

    private BlackHole() {}

    /**
     * Why a connection may have carried nothing; empty where that is not why.
     *
     * @param info of an end that had something to send, when it failed
     */
    static Optional<String> of(TcpInfo info) {
        boolean isKnown = info.sendMssBytes() != null
                && info.unackedSegments() != null
                && info.retransmits() != null
                && info.bytesSent() != null
                && info.bytesRetransmitted() != null;
        if (!isKnown || info.unackedSegments() == 0 || info.retransmits() < LEAST_RETRANSMITS) {
            return Optional.empty();
        }
        long firstSent = info.bytesSent() - info.bytesRetransmitted();
        boolean sentFull = firstSent >= info.sendMssBytes();
        boolean noneCameThrough = firstSent - info.unackedSegments() * info.sendMssBytes() < info.sendMssBytes();
        return sentFull && noneCameThrough
                ? Optional.of(
                        ("the handshake passed, and then no packet of full size was acknowledged: it may be that the"
                                        + " network carries less than this host's %ssegments of %d B (MSS); give hosts and"
                                        + " switches one MTU, or try smaller segments with " + Property.MSS)
                                .formatted(
                                        info.pathMtuBytes() == null ? "" : "MTU of " + info.pathMtuBytes() + " B with ",
                                        info.sendMssBytes()))
                : Optional.empty();
    }
}
