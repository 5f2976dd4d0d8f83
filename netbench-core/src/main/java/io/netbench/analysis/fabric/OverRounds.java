package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Optional;

/**
 * What a share of a host's time, 1 for all of it, was over the rounds of a suite.
 *
 * @param median in the round in the middle
 * @param steady in three of four rounds at least: what ran beside it for a moment is not in it
 */
public record OverRounds(double median, double steady) {

    /** What it comes to; empty if no round told any. */
    public static Optional<OverRounds> of(List<Double> shares) {
        if (shares.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = shares.stream().sorted().toList();
        return Optional.of(new OverRounds(sorted.get(sorted.size() / 2), sorted.get(sorted.size() / 4)));
    }

    /** The same in all rounds. */
    public static OverRounds always(double share) {
        return new OverRounds(share, share);
    }
}
