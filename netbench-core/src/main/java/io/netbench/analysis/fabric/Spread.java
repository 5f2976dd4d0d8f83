package io.netbench.analysis.fabric;

import java.util.stream.IntStream;

/** Over how many hosts pairs are spread. */
final class Spread {

    private Spread() {}

    static int sources(PairMeasurements pairs, int[] some) {
        return (int) IntStream.of(some).map(pairs::source).distinct().count();
    }

    static int sinks(PairMeasurements pairs, int[] some) {
        return (int) IntStream.of(some).map(pairs::sink).distinct().count();
    }
}
