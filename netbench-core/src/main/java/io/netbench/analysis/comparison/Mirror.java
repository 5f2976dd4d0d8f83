package io.netbench.analysis.comparison;

import java.util.Arrays;

/**
 * What chance does between two sides, seen from what became better: where nothing changed, the sides could be exchanged, so
 * differences to the worse and to the better are alike, whatever they are made of. Those to the worse may be faults.
 */
final class Mirror {

    /** Fewer members tell nothing. */
    private static final int LEAST_MEMBERS = 10;

    /** The largest two may be mended links. */
    private static final int RANK = 3;

    /**
     * With tails as heavy as those of Student's t with 3 degrees, the largest of one half is this many times the third of the
     * other in 1 - (1 + 8^-3)^-3 = 0.6 % of all cases, however many members there are.
     */
    private static final double FACTOR = 8;

    /** Where repeats tell what chance does, others only have to show that sides don't differ by more. */
    private static final double FACTOR_BESIDE_REPEATS = 2;

    private final double[] better;
    private final int members;
    private final Chance chance;

    private Mirror(double[] better, int members) {
        this.better = better;
        this.members = members;
        chance = Chance.of(better);
    }

    /** Of differences of all members, more is worse. */
    static Mirror of(double[] differences) {
        double[] ascending = differences.clone();
        Arrays.sort(ascending);
        if (ascending.length == 0) {
            return new Mirror(ascending, 0);
        }
        double middle = Middle.of(ascending);
        double[] better = Arrays.stream(ascending)
                .map(difference -> middle - difference)
                .filter(gain -> gain > 0)
                .toArray();
        return new Mirror(better, ascending.length);
    }

    /** What one member has to differ by at least that was measured once. */
    double limitOfOne() {
        return isKnown() ? FACTOR * third() : 0;
    }

    /** The same of one whose repeats are known. */
    double limitBesideRepeats() {
        return isKnown() ? FACTOR_BESIDE_REPEATS * third() : 0;
    }

    /** What chance does to one difference. */
    Chance chance() {
        return chance;
    }

    boolean isKnown() {
        return members >= LEAST_MEMBERS && better.length >= RANK;
    }

    /** They descend. */
    private double third() {
        return better[RANK - 1];
    }
}
