package io.netbench.measure;

/**
 * Bytes that all sinks of a load at an agent have got since the window's start, at one instant after another; it answers how many
 * there were at an instant that is known only afterwards. It keeps at most {@value #CAPACITY} points: when it is full,
 * every second one goes, and from then on it keeps every second look. Thread-safe.
 */
final class CumulativeLog {

    static final int CAPACITY = 4_096;

    /** What one takes of the heap. */
    static final long BYTES = 2 * 8L * CAPACITY + 128;

    private final long[] atNs = new long[CAPACITY];
    private final long[] bytes = new long[CAPACITY];
    private int points;
    private long stride = 1;
    private long looksSincePoint;

    private long lastNs;
    private long lastBytes;
    private boolean isEmpty = true;

    /** Adds the cumulative bytes at an instant. Neither goes back. */
    synchronized void add(long nowNs, long cumulativeBytes) {
        lastNs = nowNs;
        lastBytes = cumulativeBytes;
        if (isEmpty || ++looksSincePoint == stride) {
            keep();
        }
        isEmpty = false;
    }

    private void keep() {
        if (points == CAPACITY) {
            points = CAPACITY / 2;
            for (int i = 0; i < points; i++) {
                atNs[i] = atNs[2 * i];
                bytes[i] = bytes[2 * i];
            }
            stride *= 2;
        }
        atNs[points] = lastNs;
        bytes[points] = lastBytes;
        points++;
        looksSincePoint = 0;
    }

    /**
     * Bytes up to an instant, on the line between its neighbours: nothing before the first look, everything after the
     * last one.
     */
    synchronized long bytesAt(long instantNs) {
        int low = 0;
        int high = points;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (atNs[middle] - instantNs <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (low == 0) {
            return 0;
        }
        boolean isBeyond = low == points;
        return Interpolation.at(
                atNs[low - 1],
                bytes[low - 1],
                isBeyond ? lastNs : atNs[low],
                isBeyond ? lastBytes : bytes[low],
                instantNs);
    }

    synchronized int points() {
        return points;
    }
}
