package io.netbench.traffic.datagram;

import io.netbench.measure.LinkCounters;
import io.netbench.traffic.connection.ReceivedDatagrams;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * The datagrams of one connection at its sink, whoever sends them: which of them are new, which are missing, how many of these its
 * own socket dropped, and when they came. For the connection's event loop.
 */
final class ArrivedDatagrams {

    private static final long LEAST_GAP_NS = 1_024;
    private static final long MOST_GAP_NS = 60_000_000_000L;

    private final DatagramWay way;
    private final LinkCounters counters;
    private final SequenceWindow sequences = new SequenceWindow();
    private final Jitter jitter = new Jitter();
    private final SocketLoss socketLoss;
    private final AbstractHistogram gapsNs = new IntCountsHistogram(LEAST_GAP_NS, MOST_GAP_NS, 2);
    private OptionalLong dropsNow = OptionalLong.empty();
    private long windowUnique;
    private long malformed;
    private long refused;
    private long skippedBefore;
    private long missingBefore;
    private long lastReadNs;
    private boolean isClosed;

    /**
     * None has come yet.
     *
     * @param way the socket that they come to
     * @param counters of the link, which hear of what is missing
     */
    ArrivedDatagrams(DatagramWay way, LinkCounters counters) {
        this.way = way;
        this.counters = counters;
        socketLoss = new SocketLoss(way.isCoalesced());
    }

    /** A load is going to be released: times count anew, and what the socket dropped before counts for nothing. */
    void restart() {
        jitter.restart();
        lastReadNs = 0;
        askForDrops();
        dropsNow.ifPresent(socketLoss::restart);
    }

    /** Times of sending count anew. */
    void restartTimes() {
        jitter.restart();
    }

    /** Which numbers have come. */
    SequenceWindow sequences() {
        return sequences;
    }

    /**
     * A number has come.
     *
     * @param isOfWindow whether it counts
     * @return whether it had not come before
     */
    boolean add(long sequence, boolean isOfWindow) {
        boolean isNew = sequences.add(sequence);
        windowUnique += isNew && isOfWindow ? 1 : 0;
        return isNew;
    }

    /** When one was sent and came, on clocks that need not agree. */
    void timed(long sentNs, long nowNs) {
        jitter.add(sentNs, nowNs);
    }

    /** Something came that is none of the connection. */
    void malformed() {
        malformed++;
    }

    /** A read brought so many, joined. */
    void joined(long datagrams) {
        socketLoss.read(datagrams);
    }

    /** So many numbers the source's kernel did not take, so far: they are not missing. */
    void refused(long numbers) {
        refused = numbers;
        tellMissing();
    }

    /** A read brought new ones. */
    void read(long nowNs, boolean isInWindow) {
        if (isInWindow && lastReadNs != 0) {
            gapsNs.recordValue(Math.min(MOST_GAP_NS, nowNs - lastReadNs));
        }
        lastReadNs = nowNs;
    }

    /** When a read brought new ones last; 0 before. */
    long lastReadNs() {
        return lastReadNs;
    }

    /** All that there was is read: tells how many are missing now. */
    void lookForGaps(long nowNs, boolean isOfWindow) {
        tellMissing();
        if (sequences.skipped() > skippedBefore) {
            gap(sequences.skipped() - skippedBefore, nowNs, isOfWindow);
            skippedBefore = sequences.skipped();
        }
    }

    private void tellMissing() {
        long missing = Math.max(0, sequences.next() - sequences.unique() - refused);
        if (missing != missingBefore) {
            counters.miss(missing - missingBefore);
            missingBefore = missing;
        }
    }

    /** Numbers are missing that were not missing before. */
    void gap(long missing, long nowNs, boolean isOfWindow) {
        askForDrops();
        if (dropsNow.isPresent()) {
            socketLoss.gap(missing, dropsNow.getAsLong(), nowNs, isOfWindow);
        }
    }

    /** Asks the kernel how many the socket has dropped. */
    void askForDrops() {
        if (!isClosed) {
            OptionalLong drops = way.dropped();
            dropsNow = drops.isPresent() ? drops : dropsNow;
        }
    }

    /** Closes the socket, of which the kernel is asked before that. */
    void close() {
        if (!isClosed) {
            askForDrops();
            isClosed = true;
            way.close();
        }
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Different ones that count. */
    long windowUnique() {
        return windowUnique;
    }

    /**
     * What has become of all.
     *
     * @param unique different ones that came while the load went on
     * @param awaited numbers up to the greatest that came; empty where the source says how many it sent
     * @param windowAwaited part of them that counts
     */
    ReceivedDatagrams figures(long unique, OptionalLong awaited, OptionalLong windowAwaited) {
        return new ReceivedDatagrams(
                unique,
                windowUnique,
                awaited,
                windowAwaited,
                sequences.duplicates(),
                sequences.reordered(),
                sequences.extentSum(),
                sequences.extentMax(),
                sequences.overdue(),
                malformed,
                dropsNow.isEmpty() ? OptionalLong.empty() : socketLoss.lost(windowUnique),
                way.isCoalesced(),
                way.isCoalesced() ? OptionalDouble.empty() : jitter.ns(),
                gapsNs);
    }
}
