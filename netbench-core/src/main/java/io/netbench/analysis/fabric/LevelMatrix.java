package io.netbench.analysis.fabric;

/**
 * The pairs by one metric: how well each does. Of goodput the level is a share of what the class reaches; of all else it is 1
 * for well and 0 for bad, so that the same search serves all.
 */
final class LevelMatrix {

    private final Metric metric;
    private final PairMeasurements pairs;
    private final double[] levels;

    /**
     * Takes the levels as they are, without a copy.
     *
     * @param levels by pair; NaN where nothing is known
     */
    LevelMatrix(Metric metric, PairMeasurements pairs, double[] levels) {
        this.metric = metric;
        this.pairs = pairs;
        this.levels = levels;
    }

    Metric metric() {
        return metric;
    }

    PairMeasurements pairs() {
        return pairs;
    }

    /** All of them by pair, not to be changed. */
    double[] levels() {
        return levels;
    }

    double level(int pair) {
        return levels[pair];
    }

    boolean hasAnyUnder(double level) {
        for (double one : levels) {
            if (one < level) {
                return true;
            }
        }
        return false;
    }
}
