package io.netbench.traffic.datagram;

/**
 * How many datagrams of a stream its own socket dropped. The kernel counts its drops without telling which they were, and one that
 * it has joined of many counts as one. So the numbers that are missing say how many: as many as that may be in so many of the
 * largest that came are the socket's, where it dropped any since the last gap; else none is. For one thread.
 */
final class SocketLoss {

    /** The reader of a full socket comes to the gap within this time. */
    private static final long GAP_DUE_NS = 200_000_000L;

    private long drops;
    private long lost;
    private long owed;
    private long owedSinceNs;

    /** What was dropped before counts for nothing. */
    void restart(long dropsNow) {
        drops = dropsNow;
        owed = 0;
    }

    /**
     * Numbers are missing.
     *
     * @param missing that were not missing before
     * @param dropsNow what the kernel has counted so far
     * @param largest datagrams that came in one read
     * @param isOfWindow whether what is missing counts
     */
    void gap(long missing, long dropsNow, long largest, long nowNs, boolean isOfWindow) {
        long dropped = dropsNow - drops;
        drops = dropsNow;
        if (dropped > 0) {
            owedSinceNs = nowNs;
        } else if (largest > 1 && nowNs - owedSinceNs > GAP_DUE_NS) {
            owed = 0;
        }
        owed += dropped * largest;
        long ofSocket = Math.min(missing, owed);
        lost += isOfWindow ? ofSocket : 0;
        owed -= ofSocket;
    }

    /** Datagrams that the socket dropped, of those that count. */
    long lost() {
        return lost;
    }
}
