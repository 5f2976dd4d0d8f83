package io.netbench.traffic.datagram;

import java.util.OptionalDouble;

/** Interarrival jitter of one stream, by the formula of RFC 3550: the clocks of the two ends need not agree. For one thread. */
final class Jitter {

    private static final double SMOOTHING = 16;

    private long lastTransitNs;
    private long datagrams;
    private double ns;

    /** A datagram came. */
    void add(long sentNs, long arrivedNs) {
        long transitNs = arrivedNs - sentNs;
        if (datagrams++ > 0) {
            ns += (Math.abs(transitNs - lastTransitNs) - ns) / SMOOTHING;
        }
        lastTransitNs = transitNs;
    }

    /** Forgets what came before. */
    void restart() {
        datagrams = 0;
        ns = 0;
    }

    /** Empty where fewer than two came. */
    OptionalDouble ns() {
        return datagrams > 1 ? OptionalDouble.of(ns) : OptionalDouble.empty();
    }
}
