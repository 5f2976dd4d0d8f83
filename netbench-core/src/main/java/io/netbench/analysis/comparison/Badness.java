package io.netbench.analysis.comparison;

import io.netbench.result.ComparedQuantity;

/**
 * A scale on which all quantities are alike: more is worse, and a difference is the logarithm of a ratio. What lies under the
 * floor of a quantity is taken for nothing.
 */
final class Badness {

    /** Less is what a timer and a scheduler make of one latency. */
    static final double LEAST_LATENCY_CHANGE_NS = 20_000;

    private static final double LEAST_RATE = 1;
    private static final double LEAST_LATENCY_NS = 1_000;
    private static final double LEAST_RETRANSMITS = 5e-4;
    private static final double LEAST_LOSS = 5e-4;
    private static final double LEAST_STALLS = 0.02;

    private Badness() {}

    static double of(ComparedQuantity quantity, double value) {
        return switch (quantity) {
            case GOODPUT -> -Math.log(Math.max(value, LEAST_RATE));
            case LATENCY_P50, LATENCY_P99 -> Math.log(Math.max(value, LEAST_LATENCY_NS));
            case RETRANSMITS -> Math.log(Math.max(value, LEAST_RETRANSMITS));
            case LOSS -> Math.log(Math.max(value, LEAST_LOSS));
            case STALLS -> Math.log(Math.max(value, LEAST_STALLS));
        };
    }

    /** The share of change that a difference to the worse is. */
    static double share(ComparedQuantity quantity, double difference) {
        return quantity.isMoreBetter() ? -Math.expm1(-difference) : Math.expm1(difference);
    }

    /** The difference that a loss of such a share of a rate is, and the gain in latency that goes with it. */
    static double difference(double share) {
        return -Math.log1p(-share);
    }

    /** Whether two values are apart at all. */
    static boolean areApart(ComparedQuantity quantity, double one, double other) {
        boolean isLatency = quantity == ComparedQuantity.LATENCY_P50 || quantity == ComparedQuantity.LATENCY_P99;
        return !isLatency || Math.abs(one - other) >= LEAST_LATENCY_CHANGE_NS;
    }
}
