package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** What may be at fault, and which pairs it would explain. */
final class Cause {

    private final CauseKind kind;
    private final Metric metric;
    private final int[] sources;
    private final int[] sinks;
    private final int sourceGroup;
    private final int sinkGroup;
    private final int[] pairs;
    private final double level;
    private final double midpoint;

    /**
     * Takes all of it, without copies.
     *
     * @param metric what the pairs are bad by
     * @param sources hosts whose sending is at fault
     * @param sinks hosts whose receiving is at fault; of a group's uplink to all others there are none
     * @param sourceGroup group that the sources are, or {@link FabricHosts#NO_GROUP}
     * @param sinkGroup the same of the sinks
     * @param pairs all pairs that it explains
     * @param level how well they do, 1 for well
     */
    Cause(
            CauseKind kind,
            Metric metric,
            int[] sources,
            int[] sinks,
            int sourceGroup,
            int sinkGroup,
            int[] pairs,
            double level) {
        this(kind, metric, sources, sinks, sourceGroup, sinkGroup, pairs, level, (1 + level) / 2);
    }

    private Cause(
            CauseKind kind,
            Metric metric,
            int[] sources,
            int[] sinks,
            int sourceGroup,
            int sinkGroup,
            int[] pairs,
            double level,
            double midpoint) {
        this.kind = kind;
        this.metric = metric;
        this.sources = sources;
        this.sinks = sinks;
        this.sourceGroup = sourceGroup;
        this.sinkGroup = sinkGroup;
        this.pairs = pairs;
        this.level = level;
        this.midpoint = midpoint;
    }

    /** The same, of these pairs alone. */
    Cause of(int[] some) {
        return new Cause(kind, metric, sources, sinks, sourceGroup, sinkGroup, some, level, midpoint);
    }

    static Cause ofHost(Metric metric, int host, boolean sends, boolean receives, int[] pairs, double level) {
        CauseKind side = sends ? CauseKind.SENDING : CauseKind.RECEIVING;
        int[] self = {host};
        int[] none = {};
        return new Cause(
                sends && receives ? CauseKind.HOST : side,
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

    /**
     * What pairs share that should be alike.
     *
     * @param pairs all or most of them
     * @param badUnder the level at which badness ends
     */
    static Cause ofAlike(Metric metric, PairMeasurements of, int[] pairs, double level, double badUnder) {
        return new Cause(
                CauseKind.ALL_PAIRS,
                metric,
                ends(pairs, of::source),
                ends(pairs, of::sink),
                FabricHosts.NO_GROUP,
                FabricHosts.NO_GROUP,
                pairs,
                level,
                badUnder);
    }

    private static int[] ends(int[] pairs, IntUnaryOperator end) {
        return IntStream.of(pairs).map(end).distinct().sorted().toArray();
    }

    CauseKind kind() {
        return kind;
    }

    /** Whether it is about hosts, in one direction or both, whoever they are paired with. */
    boolean isOfHosts() {
        return kind == CauseKind.HOST
                || kind == CauseKind.SENDING
                || kind == CauseKind.RECEIVING
                || kind == CauseKind.MANY_HOSTS;
    }

    Metric metric() {
        return metric;
    }

    int[] sources() {
        return sources;
    }

    int[] sinks() {
        return sinks;
    }

    int sourceGroup() {
        return sourceGroup;
    }

    int sinkGroup() {
        return sinkGroup;
    }

    int[] pairs() {
        return pairs;
    }

    double level() {
        return level;
    }

    /** Where badness ends: nearer to this cause's level than to that of a healthy pair, where no rule says another. */
    double midpoint() {
        return midpoint;
    }

    /** How much goodput it costs, in pairs: what causes are ordered by. */
    double weight() {
        return pairs.length * Math.max(0.01, 1 - level);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s of %s -> %s at %.3f, %d pairs",
                kind,
                metric,
                Arrays.toString(sources),
                Arrays.toString(sinks),
                level,
                pairs.length);
    }
}
