package io.netbench.measure;

/** Cumulative counts between two instants at which they are known. */
final class Interpolation {

    private Interpolation() {}

    /**
     * The count at {@code atNs} on the line from {@code (fromNs, from)} to {@code (toNs, to)}, rounded down, never
     * outside of {@code from} and {@code to}. Rounding the cumulative count, and not differences, loses no byte: what
     * one span does not get, its neighbour does.
     */
    static long at(long fromNs, long from, long toNs, long to, long atNs) {
        if (atNs - toNs >= 0) {
            return to;
        }
        if (atNs - fromNs <= 0) {
            return from;
        }
        double part = (double) (atNs - fromNs) / (toNs - fromNs);
        return Math.min(to, from + (long) (part * (to - from)));
    }
}
