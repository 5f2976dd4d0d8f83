package io.netbench.control.net;

/** So many of something at once, and so many a second for good. For one thread. */
final class Allowance {

    private static final double SECOND_NS = 1e9;

    private final double capacity;
    private final double perSecond;
    private double left;
    private long filledNs;

    Allowance(double capacity, double perSecond, long nowNs) {
        this.capacity = capacity;
        this.perSecond = perSecond;
        left = capacity;
        filledNs = nowNs;
    }

    /** Takes {@code count} of it; false if there are not so many left. */
    boolean take(long count, long nowNs) {
        left = Math.min(capacity, left + (nowNs - filledNs) / SECOND_NS * perSecond) - count;
        filledNs = nowNs;
        return left >= 0;
    }
}
