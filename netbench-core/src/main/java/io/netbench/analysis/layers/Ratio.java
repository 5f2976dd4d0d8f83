package io.netbench.analysis.layers;

import io.netbench.result.RateRange;
import java.util.Optional;

/**
 * What storage gave over what a layer below it gives.
 *
 * @param value the ratio
 * @param low what it is at least, by the spread of both
 * @param high what it is at most
 * @param spreadIsKnown whether both spreads come from repeated runs; else 10 % was taken for an unknown one
 */
public record Ratio(double value, double low, double high, boolean spreadIsKnown) {

    /** Above it the layer below limits. */
    public static final double LIMITS_ABOVE = 0.9;

    /** Below it something else limits. */
    public static final double FREE_BELOW = 0.6;

    /** Above it the storage gave more than can have come through the layer below. */
    public static final double IMPOSSIBLE_ABOVE = 1.1;

    /** Taken on both sides of a rate that was measured once. */
    static final double UNKNOWN_SPREAD = 0.1;

    /** Where a ratio lies. */
    enum Zone {
        FREE,
        BETWEEN,
        LIMITS,
        IMPOSSIBLE
    }

    /** The ratio of two rates; empty if either layer gave nothing. */
    public static Optional<Ratio> of(
            double storage, Optional<RateRange> storageRange, double below, Optional<RateRange> belowRange) {
        if (storage <= 0 || below <= 0) {
            return Optional.empty();
        }
        RateRange above = spread(storage, storageRange);
        RateRange under = spread(below, belowRange);
        double high = under.low() > 0 ? above.high() / under.low() : storage / below;
        return Optional.of(new Ratio(
                storage / below, above.low() / under.high(), high, isKnown(storageRange) && isKnown(belowRange)));
    }

    private static boolean isKnown(Optional<RateRange> range) {
        return range.isPresent() && range.get().runs() > 1;
    }

    /** Between what a rate may be: 10 % up and down where that is not known from several runs. */
    static RateRange spread(double rate, Optional<RateRange> range) {
        if (isKnown(range)) {
            return range.orElseThrow().with(new RateRange(rate, rate, 1));
        }
        RateRange taken = new RateRange(rate * (1 - UNKNOWN_SPREAD), rate * (1 + UNKNOWN_SPREAD), 1);
        return range.map(taken::with).orElse(taken);
    }

    Zone zone() {
        return zone(value);
    }

    /** How sure the zone of the value is: high where the spread stays in it, low where it reaches over both thresholds. */
    Confidence confidence() {
        boolean reachesOverFree = (low < FREE_BELOW) != (high < FREE_BELOW);
        boolean reachesOverLimit = (low > LIMITS_ABOVE) != (high > LIMITS_ABOVE);
        if (reachesOverFree && reachesOverLimit) {
            return Confidence.LOW;
        }
        return reachesOverFree || reachesOverLimit ? Confidence.MEDIUM : Confidence.HIGH;
    }

    private static Zone zone(double ratio) {
        if (ratio > IMPOSSIBLE_ABOVE) {
            return Zone.IMPOSSIBLE;
        }
        return ratio > LIMITS_ABOVE ? Zone.LIMITS : ratio < FREE_BELOW ? Zone.FREE : Zone.BETWEEN;
    }
}
