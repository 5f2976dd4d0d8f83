package io.netbench.traffic.datagram;

import java.util.OptionalLong;

/**
 * How many datagrams of a stream its own socket dropped. The kernel counts its drops without telling which they were, and one that
 * it has joined of many counts as one. So the numbers that are missing say how many: each drop explains as many as the reads of
 * that time brought on average, or less, and a little more as far as these reads differed. For one thread.
 */
final class SocketLoss {

    /** The reader of a full socket comes to the gap within this time. */
    private static final long GAP_DUE_NS = 200_000_000L;

    /** Drops that are nearer to each other in time than this have one slot. */
    private static final long SLOT_NS = GAP_DUE_NS / 64;

    /** One slot for each stretch of the time in which a gap is due, and some more. */
    private static final int SLOTS = 128;

    /** The kernel counts drops in 32 bits. */
    private static final long DROPS_MASK = 0xFFFF_FFFFL;

    /** How many of the latest reads tell what a drop may be of. */
    private static final double RECENT_READS = 64;

    /** Standard deviations within which a sum lies. */
    private static final double SURE = 2;

    /** What is not sure may be this part of what is missing, or that part of all; else nothing is told. */
    private static final double UNSURE_OF_MISSING = 0.1;

    private static final double UNSURE_OF_ALL = 0.001;

    private final boolean isJoined;
    private final long[] sinceNs = new long[SLOTS];
    private final double[] owed = new double[SLOTS];
    private final double[] variance = new double[SLOTS];
    private int oldest;
    private int slots;
    private long drops;
    private double mean;
    private double readVariance;
    private double varianceOwed;
    private double borrowed;
    private double lost;
    private double lostVariance;
    private long missingInAll;

    /** @param isJoined whether the kernel joins datagrams, and counts the drop of many as one */
    SocketLoss(boolean isJoined) {
        this.isJoined = isJoined;
        mean = isJoined ? 0 : 1;
    }

    /** What was dropped before counts for nothing. */
    void restart(long dropsNow) {
        drops = dropsNow;
        slots = 0;
        varianceOwed = 0;
        borrowed = 0;
    }

    /** A read of a socket whose kernel joins datagrams brought so many. */
    void read(long datagrams) {
        if (mean == 0) {
            mean = datagrams;
            return;
        }
        double difference = datagrams - mean;
        double step = difference / RECENT_READS;
        mean += step;
        readVariance = (1 - 1 / RECENT_READS) * (readVariance + difference * step);
    }

    /**
     * Numbers are missing.
     *
     * @param missing that were not missing before
     * @param dropsNow what the kernel has counted so far, in 32 bits
     * @param isOfWindow whether what is missing counts
     */
    void gap(long missing, long dropsNow, long nowNs, boolean isOfWindow) {
        long dropped = (dropsNow - drops) & DROPS_MASK;
        drops = dropsNow;
        if (isJoined) {
            forgetOld(nowNs);
        }
        if (dropped > 0) {
            owe(dropped, nowNs);
        }
        double ofSocket = take(missing);
        if (isOfWindow) {
            lost += ofSocket;
            lostVariance += dropped * readVariance;
            missingInAll += missing;
        }
    }

    /** A drop leaves a gap soon; what is missing later than that it does not explain. */
    private void forgetOld(long nowNs) {
        while (slots > 0 && nowNs - sinceNs[oldest] > GAP_DUE_NS) {
            forgetOldest();
        }
        borrowed = Math.min(borrowed, mayBorrow());
    }

    private void forgetOldest() {
        varianceOwed = slots == 1 ? 0 : Math.max(0, varianceOwed - variance[oldest]);
        oldest = (oldest + 1) % SLOTS;
        slots--;
    }

    private double mayBorrow() {
        return SURE * Math.sqrt(varianceOwed);
    }

    private void owe(long dropped, long nowNs) {
        int newest = (oldest + slots - 1 + SLOTS) % SLOTS;
        if (slots == 0 || nowNs - sinceNs[newest] >= SLOT_NS) {
            if (slots == SLOTS) {
                joinOldest();
            }
            newest = (oldest + slots++) % SLOTS;
            sinceNs[newest] = nowNs;
            owed[newest] = 0;
            variance[newest] = 0;
        }
        double all = dropped * Math.max(1, mean);
        double paidBack = Math.min(borrowed, all);
        borrowed -= paidBack;
        owed[newest] += all - paidBack;
        variance[newest] += dropped * readVariance;
        varianceOwed += dropped * readVariance;
    }

    /** Where nothing is forgotten with time, since each drop is one. */
    private void joinOldest() {
        int second = (oldest + 1) % SLOTS;
        owed[second] += owed[oldest];
        variance[second] += variance[oldest];
        oldest = second;
        slots--;
    }

    private double take(long missing) {
        double left = missing;
        for (int i = 0; i < slots && left > 0; i++) {
            int slot = (oldest + i) % SLOTS;
            double taken = Math.min(left, owed[slot]);
            owed[slot] -= taken;
            left -= taken;
        }
        double more = Math.min(left, Math.max(0, mayBorrow() - borrowed));
        borrowed += more;
        return missing - left + more;
    }

    /**
     * Datagrams that the socket dropped, of those that count; empty where drops may have been of few or of many each, so that nobody
     * can tell.
     *
     * @param came different ones that count
     */
    OptionalLong lost(long came) {
        double unsure = SURE * Math.sqrt(lostVariance);
        boolean isSure = unsure <= Math.max(UNSURE_OF_MISSING * missingInAll, UNSURE_OF_ALL * (came + missingInAll));
        return isSure || missingInAll == 0 ? OptionalLong.of(Math.round(lost)) : OptionalLong.empty();
    }
}
