package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Which pairs of a cause are measured again: few, typical for it, each with another partner, and none that others spoil. */
final class Probes {

    /** More would say no more of the cause. */
    private static final int MOST = 4;

    private final PairMeasurements pairs;
    private final boolean[] isSuspect;

    Probes(PairMeasurements pairs, List<Cause> causes) {
        this.pairs = pairs;
        isSuspect = new boolean[pairs.hosts()];
        for (Cause cause : causes) {
            if (cause.kind() != CauseKind.PATH && cause.kind() != CauseKind.ALL_PAIRS) {
                IntStream.of(cause.sources()).forEach(host -> isSuspect[host] = true);
                IntStream.of(cause.sinks()).forEach(host -> isSuspect[host] = true);
            }
        }
    }

    int[] of(Cause cause, LevelMatrix matrix) {
        if (cause.pairs().length == 1) {
            return cause.pairs();
        }
        if (cause.kind() != CauseKind.HOST) {
            return typical(cause, matrix, cause.pairs(), MOST);
        }
        int host = cause.sources()[0];
        int[] sends = IntStream.of(cause.pairs())
                .filter(pair -> pairs.source(pair) == host)
                .toArray();
        int[] receives = IntStream.of(cause.pairs())
                .filter(pair -> pairs.sink(pair) == host)
                .toArray();
        return IntStream.concat(
                        IntStream.of(typical(cause, matrix, sends, MOST / 2)),
                        IntStream.of(typical(cause, matrix, receives, MOST / 2)))
                .toArray();
    }

    private int[] typical(Cause cause, LevelMatrix matrix, int[] from, int most) {
        List<Integer> ordered = IntStream.of(from)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(pair -> suspectEnds(pair))
                        .thenComparingDouble(pair -> Math.abs(matrix.level(pair) - cause.level())))
                .toList();
        List<Integer> chosen = new ArrayList<>();
        Set<Integer> ends = new HashSet<>();
        boolean oneSource = Spread.sources(pairs, from) == 1;
        boolean oneSink = Spread.sinks(pairs, from) == 1;
        for (int pair : ordered) {
            boolean isFresh = (oneSource || !ends.contains(pairs.source(pair)))
                    && (oneSink || !ends.contains(-1 - pairs.sink(pair)));
            if (chosen.size() < most && isFresh) {
                chosen.add(pair);
                ends.add(pairs.source(pair));
                ends.add(-1 - pairs.sink(pair));
            }
        }
        for (int pair : ordered) {
            if (chosen.size() < Math.min(most, ordered.size()) && !chosen.contains(pair)) {
                chosen.add(pair);
            }
        }
        return chosen.stream().mapToInt(Integer::intValue).toArray();
    }

    private int suspectEnds(int pair) {
        return (isSuspect[pairs.source(pair)] ? 1 : 0) + (isSuspect[pairs.sink(pair)] ? 1 : 0);
    }

    boolean touchesSuspect(int pair) {
        return suspectEnds(pair) > 0;
    }
}
