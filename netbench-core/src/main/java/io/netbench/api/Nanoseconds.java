package io.netbench.api;

import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.time.Duration;

/** Durations as the rest of netbench has them. */
final class Nanoseconds {

    private Nanoseconds() {}

    /**
     * A duration in nanoseconds.
     *
     * @throws PlanException if it is negative, or too long to be one; the message names the property
     */
    static long of(Property property, Duration duration) {
        if (duration.isNegative()) {
            throw new PlanException(property + " must not be negative, got: " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new PlanException(property + " must be less than 292 years, got: " + duration);
        }
    }
}
