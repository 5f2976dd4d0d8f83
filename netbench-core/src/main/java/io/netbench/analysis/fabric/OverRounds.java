package io.netbench.analysis.fabric;

import java.util.List;
import java.util.Optional;

/**
 * What a share of a host's time, 1 for all of it, was over the rounds of a suite.
 *
 * @param median in the round in the middle
 * @param steady in three at least of four rounds, what of it is its own and not that of those it shares processors with; null where that
 *     is not known
 */
public record OverRounds(double median, Double steady) {

    /**
     * What rounds come to; empty if none told any.
     *
     * @param all of each round
     * @param own of those that tell, what is its own
     */
    public static Optional<OverRounds> of(List<Double> all, List<Double> own) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new OverRounds(
                        sortedAt(all, all.size() / 2), own.isEmpty() ? null : (Double) sortedAt(own, own.size() / 4)));
    }

    /** The same in all rounds. */
    public static OverRounds always(double share) {
        return new OverRounds(share, share);
    }

    private static double sortedAt(List<Double> shares, int index) {
        return shares.stream().sorted().toList().get(index);
    }
}
