package io.netbench.analysis.contention;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a load had alone, and beside the others. Of several runs the median.
 *
 * @param load its name
 * @param aloneBytesPerS goodput alone
 * @param togetherBytesPerS goodput beside the others
 * @param aloneP50Ns median latency alone
 * @param togetherP50Ns median latency beside the others
 * @param aloneP99Ns 99th percentile alone
 * @param togetherP99Ns 99th percentile beside the others
 */
public record LoadLoss(
        String load,
        OptionalDouble aloneBytesPerS,
        OptionalDouble togetherBytesPerS,
        OptionalLong aloneP50Ns,
        OptionalLong togetherP50Ns,
        OptionalLong aloneP99Ns,
        OptionalLong togetherP99Ns) {

    /** The part of its goodput that it kept; empty where one of the two is unknown. */
    public OptionalDouble kept() {
        return aloneBytesPerS.orElse(0) > 0 && togetherBytesPerS.isPresent()
                ? OptionalDouble.of(togetherBytesPerS.getAsDouble() / aloneBytesPerS.getAsDouble())
                : OptionalDouble.empty();
    }

    /** How many times as long its median operation took. */
    public OptionalDouble timesP50() {
        return ratio(togetherP50Ns, aloneP50Ns);
    }

    /** The same of the 99th percentile. */
    public OptionalDouble timesP99() {
        return ratio(togetherP99Ns, aloneP99Ns);
    }

    private static OptionalDouble ratio(OptionalLong together, OptionalLong alone) {
        return alone.orElse(0) > 0 && together.isPresent()
                ? OptionalDouble.of((double) together.getAsLong() / alone.getAsLong())
                : OptionalDouble.empty();
    }
}
