package io.netbench.analysis.fabric;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** A cause on its way from suspicion to a verdict: which pairs are measured again, and what they said so far. */
final class Suspect {

    /** Where it stands. */
    enum State {
        OPEN,
        CONFIRMED,
        REFUTED
    }

    /** Two levels that are nearer to each other may be of one kind of pairs. */
    private static final double FAR_APART = 0.75;

    /** So many repeats, all of them well, refute what none could measure from its first ports. */
    private static final int FEWEST_WITHOUT_FIRST_PORTS = 2;

    private final Cause cause;
    private final MetricCauses metric;
    private final LevelMatrix matrix;
    private final int[] probes;
    private final int needed;
    private final Set<Metric> symptoms;

    /**
     * Begins with what the first measurements said.
     *
     * @param matrix what its pairs are held against
     * @param needed how many later measurements have to agree
     */
    Suspect(Cause cause, MetricCauses metric, LevelMatrix matrix, int[] probes, int needed) {
        this.cause = cause;
        this.metric = metric;
        this.matrix = matrix;
        this.probes = probes;
        this.needed = needed;
        symptoms = EnumSet.of(cause.metric());
    }

    Cause cause() {
        return cause;
    }

    MetricCauses metric() {
        return metric;
    }

    LevelMatrix matrix() {
        return matrix;
    }

    int[] probes() {
        return probes;
    }

    /** Everything that its pairs are bad by. */
    Set<Metric> symptoms() {
        return symptoms;
    }

    /** What its repeats say so far. */
    Trial trial(RepeatLog log) {
        int agreed = 0;
        int agreedWithFirstPorts = 0;
        int withNewPorts = 0;
        int wellWithNewPorts = 0;
        int attempts = log.attempts(probes);
        for (int attempt = 0; attempt < attempts; attempt++) {
            boolean hasNewPorts = log.hasNewPorts(probes, attempt);
            boolean agrees = agrees(log, attempt, hasNewPorts);
            withNewPorts += hasNewPorts ? 1 : 0;
            agreed += agrees ? 1 : 0;
            agreedWithFirstPorts += agrees && !hasNewPorts ? 1 : 0;
            if (!agrees && hasNewPorts) {
                wellWithNewPorts++;
            } else if (!agrees) {
                return new Trial(State.REFUTED, withNewPorts, wellWithNewPorts);
            }
        }
        boolean isPath = wellWithNewPorts > 0;
        // Where the first ports could not be had again, as many as settle a path and none of them bad settle that it
        // was chance.
        boolean wasChance = isPath && agreed == 0 && attempts >= FEWEST_WITHOUT_FIRST_PORTS;
        if (wasChance || (isPath && !mayBePath())) {
            return new Trial(State.REFUTED, withNewPorts, wellWithNewPorts);
        }
        boolean isShown = !isPath || agreedWithFirstPorts > 0;
        boolean isDone = isShown
                && withNewPorts > 0
                && agreed + (cause.kind() == CauseKind.PATH ? wellWithNewPorts : 0) >= needed;
        return new Trial(isDone ? State.CONFIRMED : State.OPEN, withNewPorts, wellWithNewPorts);
    }

    /** Whether it is one path of so few that half of a class takes it. */
    boolean isPathOfHalves(RepeatLog log) {
        return cause.kind() == CauseKind.TWO_HALVES
                && tellsByPorts()
                && trial(log).isPath();
    }

    /** Whether it may be what pairs that take one of few paths have in common by chance: hosts that nobody named a group, or another metric. */
    boolean mayEchoPath() {
        boolean isUnnamed = cause.sourceGroup() == FabricHosts.NO_GROUP && cause.sinkGroup() == FabricHosts.NO_GROUP;
        return isUnnamed && (cause.kind() == CauseKind.UPLINK || cause.kind() == CauseKind.TWO_HALVES);
    }

    /** Whether flows from other ports may do otherwise. */
    boolean tellsByPorts() {
        return mayBePath() && symptoms.contains(Metric.GOODPUT);
    }

    private boolean mayBePath() {
        return cause.kind() == CauseKind.PAIR
                || cause.kind() == CauseKind.PATH
                || (cause.kind() == CauseKind.TWO_HALVES && cause.level() < FAR_APART);
    }

    private boolean agrees(RepeatLog log, int attempt, boolean hasNewPorts) {
        double[] levels = Arrays.stream(probes)
                .mapToDouble(pair -> log.level(matrix, pair, attempt))
                .filter(level -> !Double.isNaN(level))
                .toArray();
        double part =
                switch (cause.kind()) {
                    // Of an uplink that is slow for all, hardly a probe is well; of one path of several, some are.
                    case UPLINK -> 0.75;
                    // Half of all flows take the bad one of two paths, whatever their ports.
                    case TWO_HALVES -> hasNewPorts ? 1 : 0.5;
                    default -> 0.5;
                };
        return levels.length > 0 && Quantiles.of(levels, levels.length, part) < badUnder();
    }

    private double badUnder() {
        return cause.kind() == CauseKind.PAIR ? metric.threshold(probes[0]) : cause.midpoint();
    }

    /**
     * What repeats said.
     *
     * @param withNewPorts how many came from new ports
     * @param wellWithNewPorts how many of those were well
     */
    record Trial(State state, int withNewPorts, int wellWithNewPorts) {

        /** Bad from the old ports and well from others. */
        boolean isPath() {
            return state == State.CONFIRMED && wellWithNewPorts > 0;
        }

        /** The second repeat takes new ports; once these were well, only the old ones can tell more. */
        boolean nextTakesNewPorts(int attempts) {
            return attempts % 2 == 1 && wellWithNewPorts == 0;
        }
    }
}
