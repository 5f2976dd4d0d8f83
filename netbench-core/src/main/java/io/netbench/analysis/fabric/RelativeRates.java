package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each pair's goodput as a share of what its class reaches: the median of those that are within a tenth of the 90th percentile.
 * That is the middle of a healthy class, and stays where it is when all but a few of its pairs are slow, in rows or in any other way.
 */
final class RelativeRates {

    private static final double BEST = 0.9;
    private static final double NEAR = 0.1;

    private final double[] references;
    private final double[] levels;

    RelativeRates(PairMeasurements pairs, PairClasses classes) {
        references = new double[classes.count()];
        Arrays.setAll(references, c -> reference(goodputs(pairs, classes, c)));
        levels = new double[pairs.size()];
        for (int pair = 0; pair < levels.length; pair++) {
            double reference = references[classes.classOf(pair)];
            levels[pair] = reference > 0 ? pairs.goodput(pair) / reference : Double.NaN;
        }
    }

    private static double[] goodputs(PairMeasurements pairs, PairClasses classes, int c) {
        return IntStream.range(0, classes.members().count(c))
                .mapToDouble(k -> pairs.goodput(classes.members().pair(c, k)))
                .filter(goodput -> !Double.isNaN(goodput))
                .toArray();
    }

    private static double reference(double[] goodputs) {
        if (goodputs.length < PairClasses.LEAST_MEMBERS) {
            return Double.NaN;
        }
        double best = Quantiles.of(goodputs, goodputs.length, BEST);
        double[] near = Arrays.stream(goodputs)
                .filter(goodput -> Math.abs(goodput - best) <= NEAR * best)
                .toArray();
        return Quantiles.median(near, near.length);
    }

    /** What a healthy pair of the class reaches in bytes/s; NaN where the class is too small to tell. */
    double reference(int pairClass) {
        return references[pairClass];
    }

    /** Share of the reference of each pair; NaN where there is none, or no measurement. */
    double[] levels() {
        return levels;
    }
}
