package io.netbench.analysis.fabric;

import java.util.Arrays;

/** What is bad by each metric, as the first measurements of a class set it; repeats are held against the same. */
final class Judges {

    /** Segments sent again of all; a clean path loses less than one in a million. */
    static final double MOST_LOSS = 1e-4;

    /** ClusterKit's rule: a pair is bad over 2.1 times the least latency. */
    private static final double TIMES_LEAST_LATENCY = 2.1;

    private static final double DEVIATIONS = 6;
    private static final double LEAST_ADDED_NS = 20_000;

    private final PairClasses classes;
    private final RelativeRates rates;
    private final double[] mostLatencyNs;

    Judges(PairMeasurements pairs, PairClasses classes, RelativeRates rates) {
        this.classes = classes;
        this.rates = rates;
        mostLatencyNs = new double[classes.count()];
        Arrays.setAll(mostLatencyNs, c -> mostLatency(pairs, classes.members().pairs(c)));
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
        if (metric == Metric.GOODPUT) {
            return new LevelMatrix(metric, pairs, rates.levels());
        }
        double[] levels = new double[pairs.size()];
        Arrays.setAll(levels, pair -> switch (metric) {
            case LOSS -> level(pairs.lossShare(pair), MOST_LOSS);
            case STALLS -> pairs.stalls(pair) < 0 ? Double.NaN : level(pairs.stalls(pair), 0);
            default -> level(pairs.latencyP50Ns(pair), mostLatencyNs[classes.classOf(pair)]);
        });
        return new LevelMatrix(metric, pairs, levels);
    }

    /** How well a later measurement of a pair did. */
    double level(Metric metric, int pair, PairFigures figures) {
        return switch (metric) {
            case GOODPUT -> figures.goodputBytesPerS() / rates.reference(classes.classOf(pair));
            case LOSS -> level(figures.lossShare(), MOST_LOSS);
            case STALLS -> figures.stalls() < 0 ? Double.NaN : level(figures.stalls(), 0);
            case LATENCY -> level(figures.latencyP50Ns(), mostLatencyNs[classes.classOf(pair)]);
        };
    }

    private static double level(double figure, double most) {
        return Double.isNaN(figure) || Double.isNaN(most) ? Double.NaN : figure > most ? 0 : 1;
    }
}
