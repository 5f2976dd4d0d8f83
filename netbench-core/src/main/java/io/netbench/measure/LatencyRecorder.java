package io.netbench.measure;

import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.IntCountsHistogram;

/**
 * Durations of operations of one link on one event loop. The loop is the only writer. Nothing but single counts is read
 * before the loop has let go of the run. Recording allocates nothing and takes no lock.
 *
 * <p>What the histogram can't hold is counted as overflow, never cut down to a value that it can.
 */
public final class LatencyRecorder {

    /** Below it, durations share one bucket. */
    static final long LEAST_NS = 1_024;

    /** The longest duration that has a bucket: 60 s. */
    static final long MOST_NS = 60_000_000_000L;

    private static final int LINK_DIGITS = 2;
    private static final int LOOP_DIGITS = 3;

    private final AbstractHistogram ofLink = newOfLink();
    private final Histogram ofLoop;
    private long overflow;

    /**
     * @param ofLoop the histogram of all links of the same loop, which is written by the same thread
     */
    LatencyRecorder(Histogram ofLoop) {
        this.ofLoop = ofLoop;
    }

    /** Four bytes a bucket: there is one of these for every link. */
    static AbstractHistogram newOfLink() {
        return new IntCountsHistogram(LEAST_NS, MOST_NS, LINK_DIGITS);
    }

    /** As fine as that of a link, with room for the counts of all its loops. */
    static Histogram newSumOfLink() {
        return new Histogram(LEAST_NS, MOST_NS, LINK_DIGITS);
    }

    /** Finer, and with counts that a run of 30 days can't exhaust: there are only a few of these. */
    static Histogram newOfLoop() {
        return new Histogram(LEAST_NS, MOST_NS, LOOP_DIGITS);
    }

    /** Records one operation of the window. By the loop only. */
    public void record(long durationNs) {
        if (durationNs < 0 || durationNs > MOST_NS) {
            overflow++;
            return;
        }
        ofLoop.recordValue(durationNs);
        try {
            ofLink.recordValue(durationNs);
        } catch (IllegalStateException bucketIsFull) {
            overflow++;
        }
    }

    /**
     * How often a duration of {@code valueNs}'s bucket was recorded of the link. Any thread may ask at any time: a count
     * only grows, and is the one before or after whatever the loop is recording.
     */
    long countAt(long valueNs) {
        return ofLink.getCountAtValue(valueNs);
    }

    /** The longest duration of the link so far. For any thread, as {@link #countAt}. */
    long longestNs() {
        return ofLink.getMaxValue();
    }

    /** Adds what was recorded to a histogram of the same shape. */
    void addTo(Histogram sum) {
        sum.add(ofLink);
    }

    /** Operations that have no bucket. */
    long overflow() {
        return overflow;
    }
}
