package io.netbench.analysis.fabric;

import java.util.Arrays;

/** What is bad by each metric, as the first measurements of a class set it; repeats are held against the same. */
final class Judges {

    /** Segments sent again of all; a clean path loses less than one in a million. */
    static final double MOST_LOSS = 1e-4;

    private static final double TIMES_USUAL_LOSS = 10;
    private static final double MOST_USUAL_LOSS = 0.01;

    /** A count is over what a limit allows if it exceeds its mean by so many deviations, and by a few whatever the mean. */
    private static final double DEVIATIONS_OF_COUNT = 3;

    private static final double LEAST_OVER = 2;

    /** ClusterKit's rule: a pair is bad over 2.1 times the least latency. */
    private static final double TIMES_LEAST_LATENCY = 2.1;

    private static final double DEVIATIONS = 6;
    private static final double LEAST_ADDED_NS = 20_000;

    private final PairClasses classes;
    private final RelativeRates rates;
    private final double[] mostLatencyNs;
    private final double[] mostLoss;

    Judges(PairMeasurements pairs, PairClasses classes, RelativeRates rates) {
        this.classes = classes;
        this.rates = rates;
        mostLoss = new double[classes.count()];
        Arrays.setAll(mostLoss, c -> mostLoss(pairs, classes.members().pairs(c)));
        mostLatencyNs = new double[classes.count()];
        Arrays.setAll(mostLatencyNs, c -> mostLatency(pairs, classes.members().pairs(c)));
    }

    /** Where all pairs lose, as flows that fill a queue do, only one that loses far more than its like is worth a word. */
    private static double mostLoss(PairMeasurements pairs, int[] members) {
        double[] known = Arrays.stream(members)
                .mapToDouble(pairs::lossShare)
                .filter(loss -> !Double.isNaN(loss))
                .toArray();
        double usual = known.length < PairClasses.LEAST_MEMBERS ? 0 : Quantiles.median(known, known.length);
        return Math.max(MOST_LOSS, Math.min(MOST_USUAL_LOSS, TIMES_USUAL_LOSS * usual));
    }

    private static double mostLatency(PairMeasurements pairs, int[] members) {
        double[] known = Arrays.stream(members)
                .mapToDouble(pairs::latencyP50Ns)
                .filter(latency -> !Double.isNaN(latency))
                .toArray();
        if (known.length < PairClasses.LEAST_MEMBERS) {
            return Double.NaN;
        }
        double least = Arrays.stream(known).min().orElseThrow();
        double median = Quantiles.median(known, known.length);
        double deviation = Quantiles.medianDeviation(known, known.length, median);
        return Math.max(
                TIMES_LEAST_LATENCY * least, Math.max(median + DEVIATIONS * deviation, median + LEAST_ADDED_NS));
    }

    LevelMatrix matrix(Metric metric, PairMeasurements pairs) {
        LevelMatrix.Later later = (pair, figures) -> level(metric, pair, figures);
        if (metric == Metric.GOODPUT) {
            return new LevelMatrix(metric, pairs, rates.levels(), later);
        }
        double[] levels = new double[pairs.size()];
        Arrays.setAll(levels, pair -> switch (metric) {
            case LOSS -> loss(pair, pairs.lossShare(pair), pairs.segments(pair));
            case STALLS -> pairs.stalls(pair) < 0 ? Double.NaN : level(pairs.stalls(pair), 0);
            default -> level(pairs.latencyP50Ns(pair), mostLatencyNs[classes.classOf(pair)]);
        });
        return new LevelMatrix(metric, pairs, levels, later);
    }

    /** How well a later measurement of a pair did. */
    double level(Metric metric, int pair, PairFigures figures) {
        return switch (metric) {
            case GOODPUT -> rates.level(pair, figures.goodputBytesPerS());
            case LOSS -> loss(pair, figures.lossShare(), figures.segments());
            case STALLS -> figures.stalls() < 0 ? Double.NaN : level(figures.stalls(), 0);
            case LATENCY -> level(figures.latencyP50Ns(), mostLatencyNs[classes.classOf(pair)]);
        };
    }

    /** One segment lost of a few thousand is over any limit, and tells nothing. */
    private double loss(int pair, double share, double segments) {
        double allowed = mostLoss[classes.classOf(pair)] * segments;
        double most = allowed + DEVIATIONS_OF_COUNT * Math.sqrt(allowed) + LEAST_OVER;
        return level(share * segments, most);
    }

    private static double level(double figure, double most) {
        return Double.isNaN(figure) || Double.isNaN(most) ? Double.NaN : figure > most ? 0 : 1;
    }
}
