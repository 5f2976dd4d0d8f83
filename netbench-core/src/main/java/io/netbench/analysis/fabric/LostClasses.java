package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pairs that should be alike, and are: hardly one is well. No host and no way stands out of them, whatever they have in common. */
final class LostClasses {

    /** So many that the few that are well show nothing of the others. */
    static final double NEARLY_ALL = 0.9;

    /** Between well and lost. */
    private static final double MIDDLE = 0.5;

    private final LevelMatrix matrix;
    private final PairClasses classes;
    private final OpenPairs open;
    private final PairIndex all;

    LostClasses(LevelMatrix matrix, PairClasses classes, OpenPairs open) {
        this.matrix = matrix;
        this.classes = classes;
        this.open = open;
        all = PairIndex.by(1, matrix.pairs().size(), pair -> 0);
    }

    /** All pairs of the fabric, and those of each class, where that share of them is lost and nothing explains it yet. */
    List<Cause> causes(double least) {
        List<Cause> causes = new ArrayList<>();
        addIfLost(causes, all, 0, least);
        for (int c = 0; c < classes.count(); c++) {
            addIfLost(causes, classes.members(), c, least);
        }
        return causes;
    }

    private void addIfLost(List<Cause> causes, PairIndex index, int bucket, double least) {
        int[] still = open.open(index, bucket);
        long lost = IntStream.of(still).filter(pair -> matrix.level(pair) == 0).count();
        long measured = IntStream.range(0, index.count(bucket))
                .filter(k -> isMeasured(index.pair(bucket, k)))
                .count();
        if (lost > 0 && lost >= least * measured && isEnough(measured)) {
            causes.add(Cause.ofAlike(matrix.metric(), matrix.pairs(), still, 0, MIDDLE));
        }
    }

    /** Of goodput, also where nobody knows what it should be. */
    private boolean isMeasured(int pair) {
        return matrix.metric() == Metric.GOODPUT
                ? !Double.isNaN(matrix.pairs().goodput(pair))
                : !Double.isNaN(matrix.level(pair));
    }

    /** A few pairs that lose packets are each their own. That nothing gets through is beyond chance. */
    private boolean isEnough(long pairs) {
        return matrix.metric() == Metric.GOODPUT || pairs >= PairClasses.LEAST_MEMBERS;
    }
}
