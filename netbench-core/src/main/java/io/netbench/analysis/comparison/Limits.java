package io.netbench.analysis.comparison;

import io.netbench.result.ComparedQuantity;
import java.util.OptionalDouble;

/**
 * The least changes that matter, as differences in {@link Badness}.
 *
 * @param asked the share that a person asked for; empty for the usual ones
 */
record Limits(OptionalDouble asked) {

    /** Of what was measured often enough to see less. */
    private static final double REPEATED = 0.05;

    /** Of what was measured once. */
    private static final double ONCE = 0.15;

    /** A percentile that few blocks decide. */
    private static final double REPEATED_P99 = Math.log(1.25);

    private static final double ONCE_P99 = Math.log(2);

    private static final double REPEATED_COUNT = Math.log(2);
    private static final double ONCE_COUNT = Math.log(4);

    /** What matters of a figure whose chance is known. */
    double repeated(ComparedQuantity quantity) {
        return switch (quantity) {
            case GOODPUT, LATENCY_P50 -> Badness.difference(asked.orElse(REPEATED));
            case LATENCY_P99 -> asked.isPresent() ? Badness.difference(asked.getAsDouble()) : REPEATED_P99;
            case RETRANSMITS, LOSS, STALLS -> REPEATED_COUNT;
        };
    }

    /** What matters of a figure that was measured once; infinite of what then says nothing. */
    double once(ComparedQuantity quantity) {
        return switch (quantity) {
            case GOODPUT, LATENCY_P50 -> Badness.difference(asked.orElse(ONCE));
            case LATENCY_P99 -> ONCE_P99;
            case RETRANSMITS, LOSS -> ONCE_COUNT;
            // A stall is one event.
            case STALLS -> Double.POSITIVE_INFINITY;
        };
    }
}
