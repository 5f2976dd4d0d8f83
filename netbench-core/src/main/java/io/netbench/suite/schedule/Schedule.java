package io.netbench.suite.schedule;

import java.time.Duration;
import java.util.List;

/**
 * Rounds of pairs, one after another. Within a round no host sends to two, and none receives from two.
 *
 * @param rounds the pairs that are measured at the same time
 */
public record Schedule(List<List<HostPair>> rounds) {

    public Schedule {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    /** Pairs in all rounds. */
    public int pairs() {
        return rounds.stream().mapToInt(List::size).sum();
    }

    /**
     * How long it takes.
     *
     * @param perRound warm-up, window and what lies between two rounds
     */
    public Duration estimate(Duration perRound) {
        return perRound.multipliedBy(rounds.size());
    }
}
