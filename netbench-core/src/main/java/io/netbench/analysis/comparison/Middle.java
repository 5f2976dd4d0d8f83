package io.netbench.analysis.comparison;

import java.util.function.DoubleUnaryOperator;

/**
 * What chance does to the middle of several measurements. Of an even number the middle is the one of both that says less,
 * so that more than half of all measurements are at least as far out.
 */
final class Middle {

    private static final int STEPS = 64;
    private static final int HALVINGS = 40;

    /** A factor of more than 100, beyond which nothing is looked for. */
    private static final double FARTHEST = 5;

    private Middle() {}

    /** The lower middle of ascending values. */
    static double low(double[] ascending) {
        return ascending[(ascending.length - 1) / 2];
    }

    /** The upper middle of ascending values. */
    static double high(double[] ascending) {
        return ascending[ascending.length / 2];
    }

    /** The median of ascending values. */
    static double of(double[] ascending) {
        return (low(ascending) + high(ascending)) / 2;
    }

    /** The probability that more than half of {@code n} measurements are above something that each is with {@code one}. */
    static double above(int n, double one) {
        if (one >= 1) {
            return 1;
        }
        double sum = 0;
        double logTerm = n * Math.log1p(-one);
        double logOdds = Math.log(one) - Math.log1p(-one);
        for (int k = 0; k <= n; k++) {
            if (k > n / 2) {
                sum += Math.exp(logTerm);
            }
            logTerm += Math.log((double) (n - k) / (k + 1)) + logOdds;
        }
        return Math.min(1, sum);
    }

    /** How far two middles, of {@code before} and of {@code after} measurements, are apart by chance with {@code probability}. */
    static double farthestApart(Chance chance, int before, int after, double probability) {
        return farthest(distance -> apart(chance, before, after, distance), probability);
    }

    /** How far one middle of {@code n} is off by chance with {@code probability}, where each is above as {@code one} says. */
    static double farthest(DoubleUnaryOperator one, int n, double probability) {
        return farthest(distance -> above(n, one.applyAsDouble(distance)), probability);
    }

    private static double farthest(DoubleUnaryOperator beyond, double probability) {
        if (beyond.applyAsDouble(FARTHEST) > probability) {
            return Double.POSITIVE_INFINITY;
        }
        double within = 0;
        double outside = FARTHEST;
        for (int i = 0; i < HALVINGS; i++) {
            double between = (within + outside) / 2;
            if (beyond.applyAsDouble(between) > probability) {
                within = between;
            } else {
                outside = between;
            }
        }
        return outside;
    }

    /** A bound of the probability that both move apart by more than {@code distance}: each step of the one, and the rest by the other. */
    private static double apart(Chance chance, int before, int after, double distance) {
        double sum = above(after, chance.above(distance));
        double beyond = 0.5;
        for (int step = 1; step <= STEPS; step++) {
            double moved = distance * step / STEPS;
            double next = above(before, chance.above(moved));
            sum += Math.max(0, beyond - next) * above(after, chance.above(distance - moved));
            beyond = Math.min(beyond, next);
        }
        return sum + beyond;
    }
}
