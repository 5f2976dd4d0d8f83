package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Paths that some flows of a group take and others don't: bad pairs that are scattered, but only over what one group sends to others, or
 * receives from them. A member of a bundle or one of several equal ways looks like that.
 */
final class FoundPaths {

    /** Fewer bad pairs are each their own. */
    private static final int LEAST_PAIRS = 3;

    /** With 16 equal ways one of them carries a sixteenth. */
    private static final double LEAST_SHARE = 0.04;

    /** How much more often pairs of the group are bad than all others. */
    private static final double TIMES_OTHERS = 5;

    private final LevelMatrix matrix;
    private final OpenPairs open;
    private final BadCells bad;
    private final List<Side> sides = new ArrayList<>();

    FoundPaths(LevelMatrix matrix, FabricHosts hosts, GroupCauses groups, OpenPairs open, BadCells bad) {
        this.matrix = matrix;
        this.open = open;
        this.bad = bad;
        boolean areTwo = hosts.groupCount() == 2;
        for (int group = 0; group < hosts.groupCount(); group++) {
            int[] self = hosts.members(group);
            int[] none = {};
            if (areTwo) {
                sides.add(new Side(groups.outOf(), group, true, self, group, hosts.members(1 - group), 1 - group));
            } else {
                sides.add(new Side(groups.outOf(), group, true, self, group, none, FabricHosts.NO_GROUP));
                sides.add(new Side(groups.into(), group, false, self, group, none, FabricHosts.NO_GROUP));
            }
        }
        if (sides.isEmpty()) {
            addUnnamed(matrix.pairs().rows(), true);
            addUnnamed(matrix.pairs().columns(), false);
        }
    }

    /**
     * What a group sends, or receives. Of two groups, what one sends is what the other receives, so that both are named.
     */
    private static final class Side {

        final PairIndex index;
        final int bucket;
        final boolean sends;
        final int[] members;
        final int group;
        final int[] others;
        final int otherGroup;

        Side(PairIndex index, int bucket, boolean sends, int[] members, int group, int[] others, int otherGroup) {
            this.index = index;
            this.bucket = bucket;
            this.sends = sends;
            this.members = members;
            this.group = group;
            this.others = others;
            this.otherGroup = otherGroup;
        }
    }

    /** Hosts that have far more bad pairs than most, where nobody said who is in which group. */
    private void addUnnamed(PairIndex index, boolean sends) {
        int n = index.buckets();
        int[] counts = IntStream.range(0, n).map(host -> bad.count(index, host)).toArray();
        double[] shares = IntStream.range(0, n)
                .mapToDouble(host -> counts[host] / (double) Math.max(1, bad.openCount(index, host)))
                .toArray();
        double least = Math.max(2 * LEAST_SHARE, TIMES_OTHERS * Quantiles.median(shares));
        int[] members = IntStream.range(0, n)
                .filter(host -> counts[host] >= 2 && shares[host] >= least)
                .toArray();
        if (members.length >= GroupCauses.LEAST_HOSTS && 2 * members.length <= n) {
            boolean[] isMember = new boolean[n];
            IntStream.of(members).forEach(host -> isMember[host] = true);
            PairMeasurements pairs = matrix.pairs();
            PairIndex theirs = PairIndex.by(
                    1, pairs.size(), pair -> isMember[sends ? pairs.source(pair) : pairs.sink(pair)] ? 0 : -1);
            sides.add(new Side(theirs, 0, sends, members, FabricHosts.NO_GROUP, new int[0], FabricHosts.NO_GROUP));
        }
    }

    List<Cause> find() {
        List<Cause> found = new ArrayList<>();
        Cause next = largest();
        while (next != null) {
            found.add(next);
            open.explain(next.pairs());
            next = largest();
        }
        return found;
    }

    private Cause largest() {
        int all = bad.all().length;
        int openPairs = (int)
                IntStream.range(0, matrix.pairs().size()).filter(open::isOpen).count();
        Cause largest = null;
        for (Side side : sides) {
            int slow = bad.count(side.index, side.bucket);
            int measured = bad.openCount(side.index, side.bucket);
            boolean isMost = largest == null || slow > largest.pairs().length;
            if (isMost && isScatter(slow, measured, all, openPairs)) {
                int[] pairs = bad.of(side.index, side.bucket);
                largest = isSpread(side, pairs) ? path(side, pairs) : largest;
            }
        }
        return largest;
    }

    private static boolean isScatter(int slow, int measured, int allSlow, int allMeasured) {
        double elsewhere = allMeasured > measured ? (double) (allSlow - slow) / (allMeasured - measured) : 0;
        return slow >= LEAST_PAIRS && slow >= Math.max(LEAST_SHARE, TIMES_OTHERS * elsewhere) * measured;
    }

    private boolean isSpread(Side side, int[] slow) {
        int sources = Spread.sources(matrix.pairs(), slow);
        int sinks = Spread.sinks(matrix.pairs(), slow);
        return (side.sends ? sources : sinks) >= GroupCauses.LEAST_HOSTS
                && (side.sends ? sinks : sources) >= GroupCauses.LEAST_PARTNERS;
    }

    private Cause path(Side side, int[] slow) {
        return new Cause(
                CauseKind.PATH,
                matrix.metric(),
                side.sends ? side.members : side.others,
                side.sends ? side.others : side.members,
                side.sends ? side.group : side.otherGroup,
                side.sends ? side.otherGroup : side.group,
                slow,
                bad.medianLevel(slow));
    }
}
