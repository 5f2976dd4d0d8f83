package io.netbench.analysis.fabric;

import io.netbench.analysis.fabric.RepeatPlan.Probe;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Puts pairs into rounds: each into the first in which both of its hosts are free, that is still nearly empty, and that has none of those that were
 * measured together at first. Flows that met on a link then, and were slow for it, would meet there again.
 */
final class RoundPacker {

    /** A round of all hosts is what suspects have to be kept out of. */
    private static final int HOSTS_OF_A_PAIR = 8;

    private static final int LEAST = 4;

    private final PairMeasurements pairs;
    private final int most;
    private final List<List<Probe>> rounds = new ArrayList<>();
    private final List<BitSet> busy = new ArrayList<>();
    private final List<BitSet> metAtFirst = new ArrayList<>();

    RoundPacker(PairMeasurements pairs) {
        this.pairs = pairs;
        most = Math.max(LEAST, pairs.hosts() / HOSTS_OF_A_PAIR);
    }

    void add(Probe probe) {
        int source = pairs.source(probe.pair());
        int sink = pairs.sink(probe.pair());
        int round = 0;
        while (round < rounds.size() && !hasRoom(round, probe)) {
            round++;
        }
        if (round == rounds.size()) {
            rounds.add(new ArrayList<>());
            busy.add(new BitSet(pairs.hosts()));
            metAtFirst.add(new BitSet());
        }
        rounds.get(round).add(probe);
        busy.get(round).set(source);
        busy.get(round).set(sink);
        metAtFirst.get(round).set(pairs.round(probe.pair()));
    }

    private boolean hasRoom(int round, Probe probe) {
        boolean isFree = !busy.get(round).get(pairs.source(probe.pair()))
                && !busy.get(round).get(pairs.sink(probe.pair()));
        boolean isApart = probe.newPorts() || !metAtFirst.get(round).get(pairs.round(probe.pair()));
        return isFree && isApart && rounds.get(round).size() < most;
    }

    RepeatPlan plan() {
        return new RepeatPlan(rounds);
    }
}
