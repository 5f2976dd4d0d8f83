package io.netbench.suite;

import io.netbench.analysis.fabric.PairFigures;
import java.util.Collection;

/** Counts pairs that are slow beside the others of their round, while a suite goes on. It judges nothing. */
final class Slowness {

    private static final double SLOW = 0.8;

    private int count;

    void take(Collection<PairFigures> round) {
        double[] rates = round.stream()
                .mapToDouble(PairFigures::goodputBytesPerS)
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
        for (double rate : rates) {
            count += rate < SLOW * rates[rates.length / 2] ? 1 : 0;
        }
    }

    int count() {
        return count;
    }
}
