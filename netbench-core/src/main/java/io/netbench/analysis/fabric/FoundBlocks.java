package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Groups that nobody named: sources that are all bad with the same sinks. It starts from the host with most bad sinks, takes whoever shares
 * most of them, and then the sinks that these share.
 */
final class FoundBlocks {

    private static final double SHARED = 0.75;

    /** The first host may have bad pairs of its own besides. */
    private static final double FIRST_SHARED = 0.5;

    private final LevelMatrix matrix;
    private final OpenPairs open;
    private final BadCells bad;

    FoundBlocks(LevelMatrix matrix, OpenPairs open, BadCells bad) {
        this.matrix = matrix;
        this.open = open;
        this.bad = bad;
    }

    List<Cause> find() {
        List<Cause> found = new ArrayList<>();
        Optional<Cause> next = largest();
        while (next.isPresent()) {
            found.add(next.get());
            open.explain(next.get().pairs());
            next = largest();
        }
        return found;
    }

    private Optional<Cause> largest() {
        PairMeasurements pairs = matrix.pairs();
        BitSet[] sinks = new BitSet[pairs.hosts()];
        int seed = 0;
        for (int source = 0; source < sinks.length; source++) {
            sinks[source] = new BitSet();
            for (int pair : bad.of(pairs.rows(), source)) {
                sinks[source].set(pairs.sink(pair));
            }
            if (sinks[source].cardinality() > sinks[seed].cardinality()) {
                seed = source;
            }
        }
        BitSet wanted = sinks[seed];
        if (wanted.cardinality() < GroupCauses.LEAST_PARTNERS) {
            return Optional.empty();
        }
        int[] members = sharing(sinks, wanted, FIRST_SHARED);
        BitSet common = commonSinks(sinks, members);
        members = sharing(sinks, common, SHARED);
        return block(members, commonSinks(sinks, members).stream().toArray());
    }

    private static int[] sharing(BitSet[] sinks, BitSet wanted, double least) {
        return IntStream.range(0, sinks.length)
                .filter(source -> {
                    BitSet common = (BitSet) sinks[source].clone();
                    common.and(wanted);
                    int possible = wanted.cardinality() - (wanted.get(source) ? 1 : 0);
                    return possible > 0 && common.cardinality() >= least * possible;
                })
                .toArray();
    }

    private static BitSet commonSinks(BitSet[] sinks, int[] members) {
        BitSet common = new BitSet();
        for (int sink = 0; sink < sinks.length; sink++) {
            int self = sink;
            long bad = IntStream.of(members)
                    .filter(source -> sinks[source].get(self))
                    .count();
            long possible =
                    IntStream.of(members).filter(source -> source != self).count();
            common.set(sink, possible > 0 && bad >= SHARED * possible);
        }
        return common;
    }

    private Optional<Cause> block(int[] members, int[] partners) {
        // Nobody named these groups: two hosts that share bad partners may do so by chance.
        if (Math.min(members.length, partners.length) < GroupCauses.LEAST_HOSTS) {
            return Optional.empty();
        }
        BitSet sinks = new BitSet();
        IntStream.of(partners).forEach(sinks::set);
        int[] inside = IntStream.of(members)
                .flatMap(source -> IntStream.of(open.open(matrix.pairs().rows(), source)))
                .filter(pair -> sinks.get(matrix.pairs().sink(pair)))
                .toArray();
        long slow = IntStream.of(inside).filter(bad::isBad).count();
        long sent = IntStream.of(members)
                .mapToLong(host -> bad.openCount(matrix.pairs().rows(), host))
                .sum();
        long received = IntStream.of(partners)
                .mapToLong(host -> bad.openCount(matrix.pairs().columns(), host))
                .sum();
        // Hosts that have hardly any other pairs share more than a way.
        boolean isMostOfThem = inside.length >= SHARED * Math.min(sent, received);
        if (isMostOfThem || slow < SHARED * inside.length) {
            return Optional.empty();
        }
        return Optional.of(new Cause(
                CauseKind.UPLINK,
                matrix.metric(),
                members,
                partners,
                FabricHosts.NO_GROUP,
                FabricHosts.NO_GROUP,
                inside,
                bad.medianLevel(inside)));
    }
}
