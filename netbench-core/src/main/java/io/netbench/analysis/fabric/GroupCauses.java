package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;

/** Groups whose pairs with another group, or with all others, are low. */
final class GroupCauses {

    /** An uplink is blamed only when this many hosts behind it suffer: else it may be the hosts. */
    static final int LEAST_HOSTS = 3;

    /** And with this many partners. */
    static final int LEAST_PARTNERS = 2;

    private final LevelMatrix matrix;
    private final OpenPairs open;
    private final FabricHosts hosts;
    private final int count;
    private final PairIndex blocks;
    private final PairIndex outOf;
    private final PairIndex into;

    GroupCauses(LevelMatrix matrix, OpenPairs open, FabricHosts hosts) {
        this.matrix = matrix;
        this.open = open;
        this.hosts = hosts;
        count = hosts.groupCount();
        PairMeasurements pairs = matrix.pairs();
        blocks = PairIndex.by(count * count, count < 2 ? 0 : pairs.size(), pair -> {
            int from = hosts.groupOf(pairs.source(pair));
            int to = hosts.groupOf(pairs.sink(pair));
            return isCross(from, to) ? from * count + to : -1;
        });
        outOf = PairIndex.by(count, pairs.size(), pair -> {
            int from = hosts.groupOf(pairs.source(pair));
            return isCross(from, hosts.groupOf(pairs.sink(pair))) ? from : -1;
        });
        into = PairIndex.by(count, pairs.size(), pair -> {
            int to = hosts.groupOf(pairs.sink(pair));
            return isCross(hosts.groupOf(pairs.source(pair)), to) ? to : -1;
        });
    }

    private static boolean isCross(int from, int to) {
        return from >= 0 && to >= 0 && from != to;
    }

    List<Cause> low(double noise) {
        List<Cause> low = new ArrayList<>();
        if (count < 2) {
            return low;
        }
        Middles middles = open.middles(blocks);
        for (int block = 0; block < count * count; block++) {
            int from = block / count;
            int to = block % count;
            if (middles.isLow(block, noise)) {
                addIfLargeEnough(low, from, to, open.open(blocks, block), middles.level(block));
            }
        }
        if (count > 2) {
            Middles out = open.middles(outOf);
            Middles in = open.middles(into);
            for (int group = 0; group < count; group++) {
                if (out.isLow(group, noise)) {
                    addIfLargeEnough(low, group, FabricHosts.NO_GROUP, open.open(outOf, group), out.level(group));
                }
                if (in.isLow(group, noise)) {
                    addIfLargeEnough(low, FabricHosts.NO_GROUP, group, open.open(into, group), in.level(group));
                }
            }
        }
        return low;
    }

    private void addIfLargeEnough(List<Cause> low, int from, int to, int[] pairs, double level) {
        Cause uplink = uplink(CauseKind.UPLINK, from, to, pairs, level);
        if (isLargeEnough(pairs, from >= 0, to >= 0)) {
            low.add(uplink);
        }
    }

    private Cause uplink(CauseKind kind, int from, int to, int[] pairs, double level) {
        return new Cause(
                kind,
                matrix.metric(),
                from < 0 ? new int[0] : hosts.members(from),
                to < 0 ? new int[0] : hosts.members(to),
                from,
                to,
                pairs,
                level);
    }

    private boolean isLargeEnough(int[] pairs, boolean blamesSources, boolean blamesSinks) {
        long sources = Spread.sources(matrix.pairs(), pairs);
        long sinks = Spread.sinks(matrix.pairs(), pairs);
        boolean out = blamesSources && sources >= LEAST_HOSTS && sinks >= LEAST_PARTNERS;
        boolean in = blamesSinks && sinks >= LEAST_HOSTS && sources >= LEAST_PARTNERS;
        return out || in;
    }

    /** Whether the hosts of an uplink are as bad with everybody else, so that it is them and not the uplink. */
    boolean isPartOfHosts(Cause cause) {
        if (cause.kind() != CauseKind.UPLINK) {
            return false;
        }
        boolean[] inside = new boolean[matrix.pairs().size()];
        for (int pair : cause.pairs()) {
            inside[pair] = true;
        }
        return isBadOutside(cause, matrix.pairs().rows(), cause.sources(), inside)
                || isBadOutside(cause, matrix.pairs().columns(), cause.sinks(), inside);
    }

    private boolean isBadOutside(Cause cause, PairIndex index, int[] members, boolean[] inside) {
        int bad = 0;
        int all = 0;
        for (int host : members) {
            for (int pair : open.open(index, host)) {
                if (!inside[pair]) {
                    all++;
                    bad += matrix.level(pair) < cause.midpoint() ? 1 : 0;
                }
            }
        }
        return all > 0 && 2 * bad > all;
    }

    PairIndex outOf() {
        return outOf;
    }

    PairIndex into() {
        return into;
    }
}
