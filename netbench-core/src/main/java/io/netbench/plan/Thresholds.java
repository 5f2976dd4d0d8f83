package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.EnumSet;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a load has to reach to pass; of what is empty nothing is asked. Only the coordinator knows them.
 *
 * @param minLinkBitsPerS goodput of the slowest link, payload bits per second
 * @param minTotalBitsPerS goodput of all links together, payload bits per second
 * @param minShare goodput of each hub by the speed of its NIC, in one direction; from 0 to 1
 * @param maxP99Ns 99th percentile of latency, in nanoseconds
 * @param maxRetransmits segments sent again without the spurious ones, by all segments sent; from 0 to 1
 * @param maxSpread how far the links' goodputs lie apart: (max - min) by the median
 * @param minFairness Jain's index over the links, up to 1
 * @param maxLoss datagrams that were lost, by all sent; from 0 to 1
 */
public record Thresholds(
        OptionalLong minLinkBitsPerS,
        OptionalLong minTotalBitsPerS,
        OptionalDouble minShare,
        OptionalLong maxP99Ns,
        OptionalDouble maxRetransmits,
        OptionalDouble maxSpread,
        OptionalDouble minFairness,
        OptionalDouble maxLoss) {

    /** The longest latency that is told from longer ones. */
    public static final long MAX_LATENCY_NS = 60_000_000_000L;

    /** Nothing asked. */
    public static final Thresholds NONE = new Thresholds(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /** Without one of what is lost. */
    public Thresholds(
            OptionalLong minLinkBitsPerS,
            OptionalLong minTotalBitsPerS,
            OptionalDouble minShare,
            OptionalLong maxP99Ns,
            OptionalDouble maxRetransmits,
            OptionalDouble maxSpread,
            OptionalDouble minFairness) {
        this(
                minLinkBitsPerS,
                minTotalBitsPerS,
                minShare,
                maxP99Ns,
                maxRetransmits,
                maxSpread,
                minFairness,
                OptionalDouble.empty());
    }

    public Thresholds {
        Objects.requireNonNull(minLinkBitsPerS, "minLinkBitsPerS");
        Objects.requireNonNull(minTotalBitsPerS, "minTotalBitsPerS");
        requireFraction(minShare, Property.MIN_SHARE);
        require(
                maxP99Ns.isEmpty() || (maxP99Ns.getAsLong() >= 1_000 && maxP99Ns.getAsLong() <= MAX_LATENCY_NS),
                Property.MAX_P99,
                TimeSpan.format(maxP99Ns.orElse(0)),
                "from 1us to 60s");
        require(
                maxRetransmits.isEmpty() || (maxRetransmits.getAsDouble() >= 0 && maxRetransmits.getAsDouble() < 1),
                Property.MAX_RETRANSMITS,
                maxRetransmits,
                "from 0 to less than 1, or 0 % to less than 100 %");
        require(
                maxSpread.isEmpty() || (maxSpread.getAsDouble() >= 0 && Double.isFinite(maxSpread.getAsDouble())),
                Property.MAX_SPREAD,
                maxSpread,
                "0 or more");
        requireFraction(minFairness, Property.MIN_FAIRNESS);
        require(
                maxLoss.isEmpty() || (maxLoss.getAsDouble() >= 0 && maxLoss.getAsDouble() < 1),
                Property.MAX_LOSS,
                maxLoss,
                "from 0 to less than 1, or 0 % to less than 100 %");
        requireRate(minLinkBitsPerS, Property.MIN_LINK);
        requireRate(minTotalBitsPerS, Property.MIN_TOTAL);
    }

    /** Whether nothing is asked. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** These, and those of {@code fallback} where nothing is asked here. */
    public Thresholds orElse(Thresholds fallback) {
        return new Thresholds(
                minLinkBitsPerS.isPresent() ? minLinkBitsPerS : fallback.minLinkBitsPerS,
                minTotalBitsPerS.isPresent() ? minTotalBitsPerS : fallback.minTotalBitsPerS,
                minShare.isPresent() ? minShare : fallback.minShare,
                maxP99Ns.isPresent() ? maxP99Ns : fallback.maxP99Ns,
                maxRetransmits.isPresent() ? maxRetransmits : fallback.maxRetransmits,
                maxSpread.isPresent() ? maxSpread : fallback.maxSpread,
                minFairness.isPresent() ? minFairness : fallback.minFairness,
                maxLoss.isPresent() ? maxLoss : fallback.maxLoss);
    }

    /** Which of them are asked for. */
    public Set<Property> asked() {
        Set<Property> asked = EnumSet.noneOf(Property.class);
        add(asked, Property.MIN_LINK, minLinkBitsPerS.isPresent());
        add(asked, Property.MIN_TOTAL, minTotalBitsPerS.isPresent());
        add(asked, Property.MIN_SHARE, minShare.isPresent());
        add(asked, Property.MAX_P99, maxP99Ns.isPresent());
        add(asked, Property.MAX_RETRANSMITS, maxRetransmits.isPresent());
        add(asked, Property.MAX_SPREAD, maxSpread.isPresent());
        add(asked, Property.MIN_FAIRNESS, minFairness.isPresent());
        add(asked, Property.MAX_LOSS, maxLoss.isPresent());
        return asked;
    }

    private static void add(Set<Property> asked, Property threshold, boolean isAsked) {
        if (isAsked) {
            asked.add(threshold);
        }
    }

    /** The same, with nothing asked of these. */
    public Thresholds without(Set<Property> left) {
        return new Thresholds(
                left.contains(Property.MIN_LINK) ? OptionalLong.empty() : minLinkBitsPerS,
                left.contains(Property.MIN_TOTAL) ? OptionalLong.empty() : minTotalBitsPerS,
                left.contains(Property.MIN_SHARE) ? OptionalDouble.empty() : minShare,
                left.contains(Property.MAX_P99) ? OptionalLong.empty() : maxP99Ns,
                left.contains(Property.MAX_RETRANSMITS) ? OptionalDouble.empty() : maxRetransmits,
                left.contains(Property.MAX_SPREAD) ? OptionalDouble.empty() : maxSpread,
                left.contains(Property.MIN_FAIRNESS) ? OptionalDouble.empty() : minFairness,
                left.contains(Property.MAX_LOSS) ? OptionalDouble.empty() : maxLoss);
    }

    private static void requireFraction(OptionalDouble value, Property property) {
        require(
                value.isEmpty() || (value.getAsDouble() > 0 && value.getAsDouble() <= 1),
                property,
                value,
                "above 0 and at most 1, which is 100 %");
    }

    private static void requireRate(OptionalLong bitsPerS, Property property) {
        require(bitsPerS.orElse(1) >= 1, property, bitsPerS, "at least 1 bit a second");
    }
}
