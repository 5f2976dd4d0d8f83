package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds what explains bad pairs, from the whole to the part: classes, hosts, their sides and the uplinks of groups at once, so that
 * whatever explains most is named; then blocks and paths among what is left; then single pairs.
 */
final class CauseSearch {

    /** Of the pairs that a cause would explain, at most one in four may be well. */
    static final double LEAST_BAD_SHARE = 0.75;

    /** What is slower may let nothing through by chance. */
    private static final double LEAST_SLOW = 0.1;

    /** Of more, none getting through is a part of the same fault. */
    private static final double MOST_DEAD = 0.25;

    /** Each sweep takes whatever doesn't contradict another; real fabrics need two or three. */
    private static final int MOST_SWEEPS = 12;

    private final LevelMatrix matrix;
    private final OpenPairs open;
    private final double noise;
    private final GroupCauses groups;
    private final HostCauses hosts;
    private final LostClasses lost;
    private final List<Cause> found = new ArrayList<>();

    CauseSearch(LevelMatrix matrix, PairClasses classes, OpenPairs open, GroupCauses groups, double noise) {
        this.matrix = matrix;
        this.open = open;
        this.groups = groups;
        this.noise = noise;
        hosts = new HostCauses(matrix, classes, open, noise);
        lost = new LostClasses(matrix, classes, open);
    }

    /** Causes that are hosts, groups of them, or whole classes; their pairs are no longer open. */
    List<Cause> find() {
        int sweeps = 0;
        while (sweeps++ < MOST_SWEEPS && sweep(candidates())) {
            // What was found made room for what it hid.
        }
        // Of goodput some pairs that are well show what the others could reach: these are halves, and may be paths.
        if (matrix.metric() != Metric.GOODPUT) {
            sweep(lost.causes(LEAST_BAD_SHARE));
        }
        found.replaceAll(this::withoutDead);
        return found;
    }

    /** Whoever is slow lets something through: the few of its pairs that don't are bad by themselves. */
    private Cause withoutDead(Cause cause) {
        int[] dead = IntStream.of(cause.pairs())
                .filter(pair -> matrix.metric() == Metric.GOODPUT && matrix.level(pair) == 0)
                .toArray();
        if (dead.length == 0 || cause.level() < LEAST_SLOW || dead.length > MOST_DEAD * cause.pairs().length) {
            return cause;
        }
        open.reopen(dead);
        return cause.of(IntStream.of(cause.pairs())
                .filter(pair -> matrix.level(pair) > 0)
                .toArray());
    }

    private List<Cause> candidates() {
        List<Cause> candidates = new ArrayList<>(hosts.low());
        candidates.addAll(groups.low(noise));
        candidates.addAll(lost.causes(LostClasses.NEARLY_ALL));
        return candidates;
    }

    private boolean sweep(List<Cause> candidates) {
        List<Scored> scored = candidates.stream()
                .map(this::score)
                .filter(Scored::isConvincing)
                .sorted(Comparator.comparingInt(Scored::surplus).reversed())
                .toList();
        boolean any = false;
        for (Scored one : scored) {
            Scored now = score(one.cause);
            boolean isStillMost = 2 * now.bad >= one.bad;
            if (isStillMost && now.isConvincing() && !groups.isPartOfHosts(now.cause)) {
                found.add(now.cause);
                open.explain(now.cause.pairs());
                any = true;
            }
        }
        return any;
    }

    /** Counts what is open of a candidate's pairs by which of the two levels each is nearer to. */
    private Scored score(Cause cause) {
        int bad = 0;
        int well = 0;
        for (int pair : cause.pairs()) {
            if (open.isOpen(pair)) {
                if (matrix.level(pair) < cause.midpoint()) {
                    bad++;
                } else {
                    well++;
                }
            }
        }
        return new Scored(cause, bad, well);
    }

    private record Scored(Cause cause, int bad, int well) {

        int surplus() {
            return bad - well;
        }

        boolean isConvincing() {
            return bad >= 2 && bad >= LEAST_BAD_SHARE * (bad + well);
        }
    }
}
