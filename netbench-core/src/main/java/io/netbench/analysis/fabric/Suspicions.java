package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What the first measurements suggest by all metrics together: each place once, with everything that it is bad by. */
final class Suspicions {

    /** A cause that covers this much of another explains it. */
    private static final double COVERED = 0.75;

    /** So many single pairs of a cause that is refuted are measured again for themselves. */
    private static final int MOST_FREED = 16;

    /** So many false suspects a whole suite may confirm by chance, on average. */
    private static final double CHANCE = 1e-4;

    private static final int MOST_REPEATS = 6;

    private final PairMeasurements pairs;
    private final List<MetricCauses> metrics = new ArrayList<>();
    private final List<Suspect> suspects = new ArrayList<>();
    private final Probes probes;

    Suspicions(FabricHosts hosts, PairMeasurements pairs, PairClasses classes, Judges judges, double noise) {
        this.pairs = pairs;
        for (Metric metric : Metric.values()) {
            LevelMatrix matrix = judges.matrix(metric, pairs);
            if (metric == Metric.GOODPUT || matrix.hasAnyUnder(1)) {
                metrics.add(new MetricCauses(matrix, hosts, classes, noise));
            }
        }
        probes = new Probes(
                pairs,
                metrics.stream().flatMap(metric -> metric.causes().stream()).toList());
        merge();
    }

    /**
     * Adds what concerns whole classes, with the pairs that nothing else explains.
     *
     * @param matrix what these are held against
     */
    void addWhole(List<Cause> causes, LevelMatrix matrix) {
        causes.forEach(cause -> suspects.add(suspect(cause, goodput(), matrix)));
    }

    /** Which pairs belong to a host, a group or themselves, or let nothing through anyway. */
    boolean[] explained() {
        boolean[] explained = new boolean[pairs.size()];
        suspects.stream()
                .filter(suspect -> suspect.cause().kind() != CauseKind.TWO_HALVES
                        && (suspect.cause().kind() != CauseKind.ALL_PAIRS || suspect.metric() == goodput()))
                .map(Suspect::cause)
                .forEach(cause -> {
                    IntStream.of(cause.pairs()).forEach(pair -> explained[pair] = true);
                    if (cause.isOfHosts()) {
                        explainFew(pairs.rows(), cause.sources(), explained);
                        explainFew(pairs.columns(), cause.sinks(), explained);
                    }
                });
        return explained;
    }

    /** Pairs of bad hosts that have too few like them to be compared were not looked at, and are theirs as well. */
    private void explainFew(PairIndex index, int[] hosts, boolean[] explained) {
        IntStream.of(hosts)
                .flatMap(host -> IntStream.of(index.pairs(host)))
                .filter(pair -> Double.isNaN(goodput().matrix().level(pair)))
                .forEach(pair -> explained[pair] = true);
    }

    private void merge() {
        record Found(MetricCauses metric, Cause cause) {}
        List<Found> all = new ArrayList<>();
        metrics.forEach(metric -> metric.causes().forEach(cause -> all.add(new Found(metric, cause))));
        all.sort(Comparator.comparingInt((Found found) -> -found.cause.pairs().length));
        int[] owner = IntStream.range(0, pairs.size()).map(pair -> -1).toArray();
        for (Found found : all) {
            int covering = coveredBy(found.cause, owner);
            if (covering >= 0
                    && suspects.get(covering).metric() != found.metric
                    && maySay(suspects.get(covering).cause(), found.cause)) {
                suspects.get(covering).symptoms().add(found.cause.metric());
            } else {
                for (int pair : found.cause.pairs()) {
                    boolean isFree =
                            owner[pair] < 0 || suspects.get(owner[pair]).cause().kind() == CauseKind.ALL_PAIRS;
                    owner[pair] = isFree ? suspects.size() : owner[pair];
                }
                suspects.add(suspect(found.cause, found.metric));
            }
        }
    }

    /** Whether a cause is a symptom of one that covers it. What all pairs share says nothing of a part of them. */
    private static boolean maySay(Cause covering, Cause covered) {
        return covering.kind() != CauseKind.ALL_PAIRS || covered.pairs().length >= COVERED * covering.pairs().length;
    }

    /** The suspect that most of a cause's pairs already belong to, or -1. */
    private static int coveredBy(Cause cause, int[] owner) {
        int first = -1;
        int covered = 0;
        for (int pair : cause.pairs()) {
            if (owner[pair] >= 0) {
                first = first < 0 ? owner[pair] : first;
                covered += owner[pair] == first ? 1 : 0;
            }
        }
        return covered >= COVERED * cause.pairs().length ? first : -1;
    }

    private Suspect suspect(Cause cause, MetricCauses metric) {
        return suspect(cause, metric, metric.matrix());
    }

    private Suspect suspect(Cause cause, MetricCauses metric, LevelMatrix matrix) {
        return new Suspect(cause, metric, matrix, probes.of(cause, matrix), needed(cause, metric));
    }

    /**
     * How many later measurements have to agree. Two, but where chance alone makes many pairs of a class that bad, as heavy
     * tails do, so many that it makes none of them bad every time.
     */
    private int needed(Cause cause, MetricCauses metric) {
        if (cause.kind() != CauseKind.PAIR) {
            return 2;
        }
        int pair = cause.pairs()[0];
        int members = Math.max(1, metric.openOfClass(pair));
        double share = Math.max(1.0, metric.badOfClass(pair)) / members;
        int needed = 2;
        while (needed < MOST_REPEATS && members * Math.pow(share, needed + 1.0) > CHANCE) {
            needed++;
        }
        return needed;
    }

    /** All suspects; where repeats refute one that was more than a pair, its pairs as well, each for itself. */
    List<Suspect> given(RepeatLog log) {
        List<Suspect> all = new ArrayList<>(suspects);
        for (Suspect suspect : suspects) {
            CauseKind kind = suspect.cause().kind();
            boolean canHide = kind == CauseKind.UPLINK
                    || kind == CauseKind.PATH
                    || kind == CauseKind.SENDING
                    || kind == CauseKind.RECEIVING;
            if (canHide && suspect.trial(log).state() == Suspect.State.REFUTED) {
                MetricCauses metric = suspect.metric();
                IntStream.of(suspect.cause().pairs())
                        .filter(pair -> metric.matrix().level(pair) < metric.threshold(pair))
                        .boxed()
                        .sorted(Comparator.comparingDouble(metric.matrix()::level))
                        .limit(MOST_FREED)
                        .forEach(pair -> all.add(suspect(Cause.ofPair(metric.matrix(), pair), metric)));
            }
        }
        return all;
    }

    /** Bad pairs beyond those that can be measured again in reasonable time. */
    int unlisted() {
        return metrics.stream().mapToInt(MetricCauses::unlisted).sum();
    }

    Probes probes() {
        return probes;
    }

    MetricCauses goodput() {
        return metrics.get(0);
    }
}
