package io.netbench.cli.live;

import java.util.Arrays;

/** The latest rates of something, one an interval, in bytes per second; the oldest ones are forgotten. */
final class History {

    /** As many intervals as the widest sparkline shows. */
    static final int LENGTH = 60;

    private final float[] rates = new float[LENGTH];
    private int next;
    private int size;

    /** Adds the rate of one more interval; {@code null} when it is unknown. */
    void add(Double bytesPerS) {
        rates[next] = bytesPerS == null ? Float.NaN : bytesPerS.floatValue();
        next = (next + 1) % LENGTH;
        size = Math.min(size + 1, LENGTH);
    }

    /** At most so many of the latest rates, the oldest first; {@link Float#NaN} for an unknown one. */
    float[] latest(int most) {
        int count = Math.min(most, size);
        float[] latest = new float[count];
        for (int i = 0; i < count; i++) {
            latest[i] = rates[Math.floorMod(next - count + i, LENGTH)];
        }
        return latest;
    }

    /** The highest rate that is known; 0 without any. */
    double highest() {
        double highest = 0;
        for (float rate : Arrays.copyOf(rates, size)) {
            highest = rate > highest ? rate : highest;
        }
        return highest;
    }
}
