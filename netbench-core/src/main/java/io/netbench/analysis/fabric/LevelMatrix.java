package io.netbench.analysis.fabric;

/**
 * The pairs by one metric: how well each does. Of goodput the level is a share of what the class reaches; of all else it is 1
 * for well and 0 for bad, so that the same search serves all.
 *
 * @param levels by pair; NaN where nothing is known
 */
record LevelMatrix(Metric metric, PairMeasurements pairs, double[] levels) {

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
