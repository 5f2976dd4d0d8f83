package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Each pair's goodput as a share of what its class reaches: the median of those that are within a tenth of the 90th percentile.
 * That is the middle of a healthy class, and stays where it is when all but a few of its pairs are slow, in rows or in any other way.
 * Where even that percentile is nothing, the class is dead: then all that a pair can do well is to let anything through.
 */
final class RelativeRates {

    private static final double BEST = 0.9;
    private static final double NEAR = 0.1;

    private final PairClasses classes;
    private final double[] references;
    private final boolean[] isDead;
    private final double[] levels;

    RelativeRates(PairMeasurements pairs, PairClasses classes) {
        this.classes = classes;
        references = new double[classes.count()];
        isDead = new boolean[classes.count()];
        for (int c = 0; c < references.length; c++) {
            double[] goodputs = goodputs(pairs, classes, c);
            double best = Quantiles.of(goodputs, goodputs.length, BEST);
            isDead[c] = best == 0;
            references[c] = isDead[c] ? Double.NaN : reference(goodputs, best);
        }
        levels = new double[pairs.size()];
        Arrays.setAll(levels, pair -> first(pair, pairs.goodput(pair)));
    }

    /** Nobody knows what a pair without its like should reach; but it should reach something. */
    private double first(int pair, double goodputBytesPerS) {
        return hasReference(pair) || goodputBytesPerS == 0 ? level(pair, goodputBytesPerS) : Double.NaN;
    }

    private boolean hasReference(int pair) {
        int pairClass = classes.classOf(pair);
        return isDead[pairClass] || !Double.isNaN(references[pairClass]);
    }

    private static double[] goodputs(PairMeasurements pairs, PairClasses classes, int c) {
        return IntStream.range(0, classes.members().count(c))
                .mapToDouble(k -> pairs.goodput(classes.members().pair(c, k)))
                .filter(goodput -> !Double.isNaN(goodput))
                .toArray();
    }

    private static double reference(double[] goodputs, double best) {
        if (goodputs.length < PairClasses.LEAST_MEMBERS) {
            return Double.NaN;
        }
        double[] near = Arrays.stream(goodputs)
                .filter(goodput -> Math.abs(goodput - best) <= NEAR * best)
                .toArray();
        // A percentile between two that are far apart is none of them.
        return near.length > 0
                ? Quantiles.median(near, near.length)
                : Arrays.stream(goodputs)
                        .filter(goodput -> goodput >= best)
                        .min()
                        .orElseThrow();
    }

    /** What a healthy pair of the class reaches in bytes/s; NaN where the class is dead, or too small to tell. */
    double reference(int pairClass) {
        return references[pairClass];
    }

    /** Whether hardly a pair of the class lets anything through. */
    boolean isDead(int pairClass) {
        return isDead[pairClass];
    }

    /** Share of the reference of each pair; NaN where there is none, or no measurement; 0 of one that let nothing through in any case. */
    double[] levels() {
        return levels;
    }

    /** The same of a pair that reaches so much; where nobody knows what it should reach, 1 if it reaches anything. */
    double level(int pair, double goodputBytesPerS) {
        double reference = references[classes.classOf(pair)];
        return Double.isNaN(reference) ? Math.signum(goodputBytesPerS) : goodputBytesPerS / reference;
    }
}
