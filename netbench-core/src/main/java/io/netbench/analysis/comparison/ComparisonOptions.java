package io.netbench.analysis.comparison;

import java.util.OptionalDouble;

/**
 * How two sides are compared.
 *
 * @param threshold the least share of change that counts; empty: what can be seen, and matters
 * @param allowIncomplete whether a side that lacks something is judged by what it has
 * @param acrossPlans whether plans may differ
 */
public record ComparisonOptions(OptionalDouble threshold, boolean allowIncomplete, boolean acrossPlans) {

    /** The usual ones. */
    public static final ComparisonOptions DEFAULT = new ComparisonOptions(OptionalDouble.empty(), false, false);

    public ComparisonOptions {
        if (threshold.isPresent() && !(threshold.getAsDouble() > 0 && threshold.getAsDouble() < 1)) {
            throw new IllegalArgumentException(
                    "threshold must be more than 0 and less than 100 %, got: " + threshold.getAsDouble());
        }
    }

    Limits limits() {
        return new Limits(threshold);
    }
}
