package io.netbench.traffic.connection;

/**
 * What all connections to one address have shown of the host there. A connection that hears nothing can't tell by itself
 * whether its peer is dead or the network so full that its own packets are lost: the others can. Thread-safe.
 */
public final class PeerHost {

    private volatile long heardNs;
    private volatile boolean isBehindCongestion;

    public PeerHost(long nowNs) {
        heardNs = nowNs;
    }

    /** A packet came from it. Loops may tell of that in any order. */
    void heard(long nowNs) {
        if (nowNs - heardNs > 0) {
            heardNs = nowNs;
        }
    }

    /** A retransmission time-out was answered: packets get lost on the way to it while it is there. */
    void answeredLate() {
        if (!isBehindCongestion) {
            isBehindCongestion = true;
        }
    }

    boolean isHeardSince(long instantNs) {
        return heardNs - instantNs > 0;
    }

    boolean isBehindCongestion() {
        return isBehindCongestion;
    }
}
