package io.netbench.cli.iperf3;

import java.math.BigDecimal;
import tools.jackson.databind.node.ObjectNode;

/** Figures of iperf3's JSON. One that is unknown is left out: there is no {@code null} there, and no 0 that means it. */
final class Numbers {

    private static final double NS_PER_S = 1e9;
    private static final int BITS = 8;

    private Numbers() {}

    /** A whole number. */
    static void whole(ObjectNode at, String name, Long value) {
        if (value != null) {
            at.put(name, value);
        }
    }

    /** Another number, without an exponent. */
    static void real(ObjectNode at, String name, Double value) {
        if (value != null) {
            at.put(name, new BigDecimal(Double.toString(value)));
        }
    }

    /** Seconds: a whole number where they are one. */
    static void seconds(ObjectNode at, String name, long ns) {
        long whole = ns / (long) NS_PER_S;
        if (whole * (long) NS_PER_S == ns) {
            at.put(name, whole);
        } else {
            real(at, name, ns / NS_PER_S);
        }
    }

    /** A stretch of time, and what was moved in it. */
    static void span(ObjectNode at, long startNs, long endNs, Long bytes) {
        seconds(at, "start", startNs);
        seconds(at, "end", endNs);
        seconds(at, "seconds", endNs - startNs);
        whole(at, "bytes", bytes);
        if (bytes != null && endNs > startNs) {
            real(at, "bits_per_second", bytes * BITS * NS_PER_S / (endNs - startNs));
        }
    }
}
