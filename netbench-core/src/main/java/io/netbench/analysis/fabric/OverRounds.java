package io.netbench.analysis.fabric;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a share of a host's time, 1 for all of it, was over the rounds of a suite.
 *
 * @param median in the round in the middle
 * @param steady at least, in more rounds than chance makes, what of it is its own and not that of those it shares processors with; null
 *     where too few rounds tell
 */
public record OverRounds(double median, Double steady) {

    /** How often something that passes, as a compiler beside an agent, has a round of a host that is well. */
    private static final double PASSING = 0.2;

    /** How likely it may be that as many rounds are its doing. */
    private static final double CHANCE = 0.03;

    /**
     * What rounds come to; empty if none told any.
     *
     * @param all of each round
     * @param own of those that tell, what is its own
     */
    public static Optional<OverRounds> of(List<Double> all, List<Double> own) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(new OverRounds(all.stream().sorted().toList().get(all.size() / 2), steady(own)));
    }

    /** The same in all rounds. */
    public static OverRounds always(double share) {
        return new OverRounds(share, share);
    }

    private static Double steady(List<Double> own) {
        int rounds = roundsBeyondChance(own.size());
        return rounds > own.size()
                ? null
                : own.stream().sorted(Comparator.reverseOrder()).toList().get(rounds - 1);
    }

    /** The least that of so many rounds are not had by chance (upper tail of the binomial distribution); one more than there are if none are. */
    static int roundsBeyondChance(int rounds) {
        double tail = 0;
        double exactly = Math.pow(PASSING, rounds);
        for (int had = rounds; had > 0; had--) {
            tail += exactly;
            if (tail > CHANCE) {
                return had + 1;
            }
            exactly *= had / (rounds - had + 1.0) * (1 - PASSING) / PASSING;
        }
        return 1;
    }
}
