package io.netbench.measure;

import java.util.Arrays;

/**
 * A link's goodput over time, in steps: bytes of each step. It never has more than {@value #MAX_POINTS} points: when it
 * is full, neighbours are merged and the step doubles, so that a run of any length fits and no byte is lost. Written by
 * one thread, and read by others only when the window is over.
 */
public final class Series {

    /** The most points of a link. */
    public static final int MAX_POINTS = 600;

    private final long startNs;
    private final long[] bytes = new long[MAX_POINTS];
    private long stepNs;
    private int points;
    private boolean ended;

    private long stepBytes;
    private long lastNs;
    private long lastBytes;

    /**
     * @param startNs the window's start
     * @param stepNs length of a step as long as there are few
     */
    Series(long startNs, long stepNs) {
        this.startNs = startNs;
        this.stepNs = stepNs;
        this.lastNs = startNs;
    }

    /** Looks at the bytes since the start; those since the last look are spread evenly over the time between. */
    void sample(long nowNs, long cumulativeBytes) {
        while (nowNs - stepEndNs() >= 0) {
            append(Interpolation.at(lastNs, lastBytes, nowNs, cumulativeBytes, stepEndNs()));
        }
        lastNs = nowNs;
        lastBytes = cumulativeBytes;
    }

    /** Ends the series with what the last look saw; the last step may be shorter than the others. */
    void end() {
        if (lastNs - (startNs + points * stepNs) > 0 || lastBytes > stepBytes) {
            bytes[points++] = lastBytes - stepBytes;
        }
        ended = true;
    }

    private long stepEndNs() {
        return startNs + (points + 1) * stepNs;
    }

    private void append(long cumulativeBytes) {
        bytes[points++] = cumulativeBytes - stepBytes;
        stepBytes = cumulativeBytes;
        if (points == MAX_POINTS) {
            mergeNeighbours();
        }
    }

    private void mergeNeighbours() {
        points = MAX_POINTS / 2;
        for (int i = 0; i < points; i++) {
            bytes[i] = bytes[2 * i] + bytes[2 * i + 1];
        }
        stepNs *= 2;
    }

    /** How many points there are. */
    public int points() {
        return points;
    }

    /** Length of every step but the last, which may be shorter. */
    public long stepNs() {
        return stepNs;
    }

    /** Begin of the step with this index, on the agent's clock. */
    public long startNs(int index) {
        return startNs + index * stepNs;
    }

    /** End of the step with this index. */
    public long endNs(int index) {
        return ended && index == points - 1 ? lastNs : startNs(index + 1);
    }

    /** Bytes that arrived in each step. */
    public long[] bytes() {
        return Arrays.copyOf(bytes, points);
    }
}
