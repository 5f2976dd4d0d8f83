package io.netbench.traffic.datagram;

import java.util.Arrays;

/**
 * Which sequence numbers of one stream have come: tells new ones, duplicates and reordered ones apart. It remembers the last
 * {@value #SPAN} numbers; what comes later than that after its time is counted apart. For one thread.
 */
final class SequenceWindow {

    /** At a million datagrams a second, 65 ms of them. A power of two. */
    static final int SPAN = 1 << 16;

    /** Gaps of which is known with which arrival they opened. */
    private static final int GAPS = 64;

    private static final int WORD_BITS = 6;

    private final long[] seen = new long[SPAN >> WORD_BITS];
    private final long[] gapFrom = new long[GAPS];
    private final long[] gapTo = new long[GAPS];
    private final long[] gapArrival = new long[GAPS];
    private long gaps;
    private long next;
    private long skipped;
    private long arrivals;
    private long unique;
    private long duplicates;
    private long overdue;
    private long reordered;
    private long extentSum;
    private long extentMax;

    /** Counts a number that has come; true if it is new. */
    boolean add(long sequence) {
        arrivals++;
        if (sequence >= next) {
            advanceTo(sequence);
            return true;
        }
        if (next - sequence > SPAN) {
            overdue++;
            return false;
        }
        if (isSet(sequence)) {
            duplicates++;
            return false;
        }
        set(sequence);
        unique++;
        reorder(sequence);
        return true;
    }

    private void advanceTo(long sequence) {
        long missing = sequence - next;
        if (missing >= SPAN) {
            Arrays.fill(seen, 0);
        } else {
            for (long absent = next; absent < sequence; absent++) {
                clear(absent);
            }
        }
        if (missing > 0) {
            skipped += missing;
            int gap = (int) (gaps++ % GAPS);
            gapFrom[gap] = next;
            gapTo[gap] = sequence;
            gapArrival[gap] = arrivals;
        }
        set(sequence);
        next = sequence + 1;
        unique++;
    }

    /** Its extent: arrivals since the first one of a number that was sent later. */
    private void reorder(long sequence) {
        reordered++;
        long extent = next - 1 - sequence;
        for (long i = Math.max(0, gaps - GAPS); i < gaps; i++) {
            int gap = (int) (i % GAPS);
            if (sequence >= gapFrom[gap] && sequence < gapTo[gap]) {
                extent = arrivals - gapArrival[gap];
                break;
            }
        }
        extentSum += extent;
        extentMax = Math.max(extentMax, extent);
    }

    private boolean isSet(long sequence) {
        return (seen[word(sequence)] & bit(sequence)) != 0;
    }

    private void set(long sequence) {
        seen[word(sequence)] |= bit(sequence);
    }

    private void clear(long sequence) {
        seen[word(sequence)] &= ~bit(sequence);
    }

    private static int word(long sequence) {
        return (int) (sequence & (SPAN - 1)) >> WORD_BITS;
    }

    private static long bit(long sequence) {
        return 1L << (sequence & ((1 << WORD_BITS) - 1));
    }

    /** One above the greatest number that came. */
    long next() {
        return next;
    }

    /** Numbers that were missing when a greater one came, be it that they came later. */
    long skipped() {
        return skipped;
    }

    long unique() {
        return unique;
    }

    long duplicates() {
        return duplicates;
    }

    /** So late that nothing tells whether they had come before. */
    long overdue() {
        return overdue;
    }

    long reordered() {
        return reordered;
    }

    long extentSum() {
        return extentSum;
    }

    long extentMax() {
        return extentMax;
    }
}
