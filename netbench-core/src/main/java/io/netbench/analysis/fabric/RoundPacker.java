package io.netbench.analysis.fabric;

import io.netbench.analysis.fabric.RepeatPlan.Probe;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Puts pairs into as few rounds as come easily: each into the first in which both of its hosts are free. */
final class RoundPacker {

    private final PairMeasurements pairs;
    private final List<List<Probe>> rounds = new ArrayList<>();
    private final List<BitSet> busy = new ArrayList<>();

    RoundPacker(PairMeasurements pairs) {
        this.pairs = pairs;
    }

    void add(Probe probe) {
        int source = pairs.source(probe.pair());
        int sink = pairs.sink(probe.pair());
        int round = 0;
        while (round < rounds.size()
                && (busy.get(round).get(source) || busy.get(round).get(sink))) {
            round++;
        }
        if (round == rounds.size()) {
            rounds.add(new ArrayList<>());
            busy.add(new BitSet(pairs.hosts()));
        }
        rounds.get(round).add(probe);
        busy.get(round).set(source);
        busy.get(round).set(sink);
    }

    RepeatPlan plan() {
        return new RepeatPlan(rounds);
    }
}
