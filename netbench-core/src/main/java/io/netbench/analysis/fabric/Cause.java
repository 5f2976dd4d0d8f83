package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.Objects;

/**
 * What may be at fault, and which pairs it would explain.
 *
 * @param metric what the pairs are bad by
 * @param sources hosts whose sending is at fault
 * @param sinks hosts whose receiving is at fault; of a group's uplink to all others there are none
 * @param sourceGroup group that the sources are, or {@link FabricHosts#NO_GROUP}
 * @param sinkGroup the same of the sinks
 * @param pairs all pairs that it explains
 * @param level how well they do, 1 for well
 */
record Cause(
        CauseKind kind,
        Metric metric,
        int[] sources,
        int[] sinks,
        int sourceGroup,
        int sinkGroup,
        int[] pairs,
        double level) {

    static Cause ofHost(Metric metric, int host, boolean sends, boolean receives, int[] pairs, double level) {
        CauseKind kind = sends && receives ? CauseKind.HOST : sends ? CauseKind.SENDING : CauseKind.RECEIVING;
        int[] self = {host};
        int[] none = {};
        return new Cause(
                kind,
                metric,
                sends ? self : none,
                receives ? self : none,
                FabricHosts.NO_GROUP,
                FabricHosts.NO_GROUP,
                pairs,
                level);
    }

    static Cause ofPair(LevelMatrix levels, int pair) {
        return new Cause(
                CauseKind.PAIR,
                levels.metric(),
                new int[] {levels.pairs().source(pair)},
                new int[] {levels.pairs().sink(pair)},
                FabricHosts.NO_GROUP,
                FabricHosts.NO_GROUP,
                new int[] {pair},
                levels.level(pair));
    }

    Cause withKind(CauseKind other) {
        return new Cause(other, metric, sources, sinks, sourceGroup, sinkGroup, pairs, level);
    }

    Cause withPairs(int[] others) {
        return new Cause(kind, metric, sources, sinks, sourceGroup, sinkGroup, others, level);
    }

    /** Where badness ends: nearer to this cause's level than to that of a healthy pair. */
    double midpoint() {
        return (1 + level) / 2;
    }

    /** How much goodput it costs, in pairs: what causes are ordered by. */
    double weight() {
        return pairs.length * Math.max(0.01, 1 - level);
    }

    /** Whether it blames the same place, whatever the metric. */
    boolean isPlaceOf(Cause other) {
        return kind == other.kind
                && Arrays.equals(sources, other.sources)
                && Arrays.equals(sinks, other.sinks)
                && sourceGroup == other.sourceGroup
                && sinkGroup == other.sinkGroup;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cause cause
                && isPlaceOf(cause)
                && metric == cause.metric
                && level == cause.level
                && Arrays.equals(pairs, cause.pairs);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, metric, Arrays.hashCode(sources), Arrays.hashCode(sinks), Arrays.hashCode(pairs));
    }

    @Override
    public String toString() {
        return "%s %s of %s -> %s at %.3f, %d pairs"
                .formatted(kind, metric, Arrays.toString(sources), Arrays.toString(sinks), level, pairs.length);
    }
}
