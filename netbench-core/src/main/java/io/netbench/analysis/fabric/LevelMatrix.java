package io.netbench.analysis.fabric;

/**
 * The pairs by one metric: how well each does. Of goodput the level is a share of what the class reaches; of all else it is 1
 * for well and 0 for bad, so that the same search serves all.
 */
final class LevelMatrix {

    /** How well a pair does that is measured once more. */
    interface Later {
        double level(int pair, PairFigures figures);
    }

    private final Metric metric;
    private final PairMeasurements pairs;
    private final double[] levels;
    private final Later later;

    /**
     * Takes the levels as they are, without a copy.
     *
     * @param levels by pair; NaN where nothing is known
     */
    LevelMatrix(Metric metric, PairMeasurements pairs, double[] levels, Later later) {
        this.metric = metric;
        this.pairs = pairs;
        this.levels = levels;
        this.later = later;
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

    /** What a later measurement of a pair comes to by the same rule. */
    double level(int pair, PairFigures figures) {
        return later.level(pair, figures);
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
