package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.Steering;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What could be better on a host, in plain words. Pure functions: a figure that is absent leads to no hint.
 * Warnings come first.
 */
public final class HostAdvice {

    private HostAdvice() {}

    /**
     * Hints from the facts of a host alone.
     *
     * @param steering how it spreads packets over its processors
     * @param connections how many connections the host is to carry at once
     */
    public static List<Hint> forHost(HostFacts facts, Steering steering, int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("connections must be at least 1, got: " + connections);
        }
        return warningsFirst(Stream.<Function<HostFacts, Stream<Hint>>>of(
                        NicHints::of,
                        host -> SteeringHints.of(host, steering),
                        BufferHints::of,
                        host -> ConnectionHints.of(host, connections),
                        CpuHints::of,
                        TcpHints::of)
                .flatMap(hints -> hints.apply(facts)));
    }

    private static List<Hint> warningsFirst(Stream<Hint> hints) {
        return hints.sorted(Comparator.comparing(Hint::severity).reversed()).toList();
    }
}
