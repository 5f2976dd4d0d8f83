package io.netbench.advice;

/** Round figures for settings. */
final class PowerOfTwo {

    private PowerOfTwo() {}

    /** The least power of two that is not below {@code value}. */
    static long atLeast(long value) {
        long floor = Long.highestOneBit(Math.max(1, value));
        return floor >= value ? floor : floor << 1;
    }
}
