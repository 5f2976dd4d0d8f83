package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;

/** Judges a fabric whose pairs are as somebody says, whenever they are measured. */
final class JudgedFabric {

    /** What a line of 8.5 Gbit/s leaves a healthy pair. */
    static final double HEALTHY = 1e9;

    static final long LINE_BITS_PER_S = Math.round(HEALTHY * 8 * 1538 / 1448);

    private JudgedFabric() {}

    /** What a pair gives. */
    interface Pairs {
        PairFigures of(int source, int sink);
    }

    /** Hosts h0 to h[n-1] with the interfaces that somebody says, 0 for one of which the speed is not known. */
    static FabricHosts hosts(int n, LongUnaryOperator bitsPerS) {
        return new FabricHosts(IntStream.range(0, n)
                .mapToObj(host -> new FabricHost("h" + host, null, bitsPerS.applyAsLong(host), HostEvidence.NONE))
                .toList());
    }

    /** The same, the first of them in one rack and the others in another. */
    static FabricHosts racks(int n, int first) {
        return new FabricHosts(IntStream.range(0, n)
                .mapToObj(host -> new FabricHost("h" + host, host < first ? "r1" : "r2", 0, HostEvidence.NONE))
                .toList());
    }

    static FabricVerdict judge(FabricHosts hosts, Pairs measured) {
        return judge(hosts, measured, measured);
    }

    /** @param again what pairs give when they are measured once more */
    static FabricVerdict judge(FabricHosts hosts, Pairs measured, Pairs again) {
        int n = hosts.size();
        PairMeasurements.Builder builder = PairMeasurements.builder(n);
        for (int distance = 1; distance < n; distance++) {
            builder.nextRound();
            for (int source = 0; source < n; source++) {
                int sink = (source + distance) % n;
                builder.add(source, sink, measured.of(source, sink));
            }
        }
        PairMeasurements first = builder.build();
        FabricAnalysis analysis =
                new FabricAnalysis(hosts, first, PairMeasurements.builder(n).build(), FabricLimits.NONE);
        List<RepeatedPair> repeats = new ArrayList<>();
        for (RepeatPlan next = analysis.next(repeats); !next.isEmpty(); next = analysis.next(repeats)) {
            next.rounds()
                    .forEach(round -> round.forEach(probe -> repeats.add(
                            new RepeatedPair(probe, again.of(first.source(probe.pair()), first.sink(probe.pair()))))));
        }
        return analysis.verdict(repeats, List.of());
    }

    /** A share of what is healthy, and a little chance. */
    static PairFigures at(double level, Random random) {
        return PairFigures.ofGoodput(HEALTHY * level * (1 + 0.01 * random.nextGaussian()));
    }

    /** Nothing arrived, though the connection came up: full packets vanish. */
    static PairFigures vanishing() {
        return new PairFigures(0, Double.NaN, Double.NaN, 0, -1, -1, true, 40_000);
    }
}
