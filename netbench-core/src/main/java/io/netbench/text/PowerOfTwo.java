package io.netbench.text;

/** Round figures for settings. */
public final class PowerOfTwo {

    private PowerOfTwo() {}

    /** The least power of two that is not below {@code value}. */
    public static long atLeast(long value) {
        long floor = Long.highestOneBit(Math.max(1, value));
        return floor >= value ? floor : floor << 1;
    }
}
