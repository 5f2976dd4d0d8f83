package io.netbench.analysis.fabric;

import java.util.List;

/**
 * Pairs to measure again. No host is in two pairs of a round, so that a round holds nothing but pairs that are alone.
 *
 * @param rounds none when nothing is left to ask
 */
public record RepeatPlan(List<List<Probe>> rounds) {

    public RepeatPlan {
        rounds = rounds.stream().map(List::copyOf).toList();
    }

    public boolean isEmpty() {
        return rounds.isEmpty();
    }

    /**
     * One measurement of one pair.
     *
     * @param pair its number among the first measurements
     * @param newPorts whether its flows come from other ports than at first; else from the same
     * @param isControl whether it is a healthy pair that must be well now, too
     */
    public record Probe(int pair, boolean newPorts, boolean isControl) {}
}
