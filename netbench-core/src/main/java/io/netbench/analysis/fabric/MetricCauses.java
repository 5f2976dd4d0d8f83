package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Everything that the first measurements suggest by one metric, in the order of the search. */
final class MetricCauses {

    /** Two levels, each a good part of a class, are more than many bad pairs. */
    private static final double LEAST_HALF = 0.25;

    /** What share of all hosts, and how many at least, are no longer single bad hosts. */
    private static final double MANY_SHARE = 0.25;

    private static final int MANY = 4;

    private final LevelMatrix matrix;
    private final PairClasses classes;
    private final OpenPairs open;
    private final BadCells bad;
    private final List<Cause> causes = new ArrayList<>();
    private final int[] openOfClass;
    private final int[] badOfClass;
    private int unlisted;

    MetricCauses(LevelMatrix matrix, FabricHosts hosts, PairClasses classes, double noise) {
        this.matrix = matrix;
        this.classes = classes;
        openOfClass = new int[classes.count()];
        badOfClass = new int[classes.count()];
        open = new OpenPairs(matrix);
        GroupCauses groups = new GroupCauses(matrix, open, hosts);
        causes.addAll(ManyHosts.merged(new CauseSearch(matrix, classes, open, groups, noise).find(), leastMany()));
        bad = new BadCells(matrix, classes, open, noise);
        causes.addAll(new FoundBlocks(matrix, open, bad).find());
        causes.addAll(new FoundPaths(matrix, hosts, groups, open, bad).find());
        addHalves();
        Arrays.setAll(openOfClass, c -> bad.openCount(classes.members(), c));
        Arrays.setAll(badOfClass, c -> bad.count(classes.members(), c));
        addPairs();
    }

    private int leastMany() {
        return Math.max(MANY, (int) Math.ceil(MANY_SHARE * matrix.pairs().hosts()));
    }

    private void addHalves() {
        for (int c = 0; c < classes.count(); c++) {
            int[] lower = bad.of(classes.members(), c);
            int members = bad.openCount(classes.members(), c);
            if (members >= PairClasses.LEAST_MEMBERS && lower.length >= LEAST_HALF * members) {
                int[] none = {};
                causes.add(new Cause(
                        CauseKind.TWO_HALVES,
                        matrix.metric(),
                        none,
                        none,
                        FabricHosts.NO_GROUP,
                        FabricHosts.NO_GROUP,
                        lower,
                        bad.medianLevel(lower)));
                open.explain(lower);
            }
        }
    }

    private void addPairs() {
        int most = Math.max(64, 8 * matrix.pairs().hosts());
        int[] all = bad.all();
        unlisted = Math.max(0, all.length - most);
        IntStream.of(all)
                .boxed()
                .sorted(Comparator.comparingDouble(matrix::level))
                .limit(most)
                .forEach(pair -> causes.add(Cause.ofPair(matrix, pair)));
    }

    List<Cause> causes() {
        return causes;
    }

    LevelMatrix matrix() {
        return matrix;
    }

    /** Bad pairs beyond those that can be measured again in reasonable time. */
    int unlisted() {
        return unlisted;
    }

    /** The level under which a pair is bad by itself. */
    double threshold(int pair) {
        return bad.threshold(pair);
    }

    /** How many pairs of this one's class no host or group explains. */
    int openOfClass(int pair) {
        return openOfClass[classes.classOf(pair)];
    }

    /** How many of those are bad by themselves. */
    int badOfClass(int pair) {
        return badOfClass[classes.classOf(pair)];
    }
}
