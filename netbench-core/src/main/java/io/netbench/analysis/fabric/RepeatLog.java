package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All repeats of each pair, in the order in which they were made. */
final class RepeatLog {

    private final Map<Integer, List<RepeatedPair>> byPair = new HashMap<>();
    private final List<RepeatedPair> controls = new ArrayList<>();
    private final Judges judges;

    RepeatLog(List<RepeatedPair> repeats, Judges judges) {
        this.judges = judges;
        for (RepeatedPair repeat : repeats) {
            if (repeat.probe().isControl()) {
                controls.add(repeat);
            } else {
                byPair.computeIfAbsent(repeat.probe().pair(), pair -> new ArrayList<>())
                        .add(repeat);
            }
        }
    }

    /** How often all of these were measured again. */
    int attempts(int[] pairs) {
        return IntStream.of(pairs)
                .map(pair -> byPair.getOrDefault(pair, List.of()).size())
                .min()
                .orElse(0);
    }

    /** Whether any of these came from other ports than at first, so that it says nothing of the first ones. */
    boolean hasNewPorts(int[] pairs, int attempt) {
        return IntStream.of(pairs)
                .anyMatch(pair -> byPair.get(pair).get(attempt).probe().newPorts());
    }

    /** How well a repeat did by what the first measurement was judged by. */
    double level(LevelMatrix matrix, int pair, int attempt) {
        return matrix.level(pair, byPair.get(pair).get(attempt).figures());
    }

    /** Goodput of all repeats of a pair, in bytes/s. */
    double[] goodputs(int pair) {
        return byPair.getOrDefault(pair, List.of()).stream()
                .mapToDouble(repeat -> repeat.figures().goodputBytesPerS())
                .toArray();
    }

    /** Whether healthy pairs were still well; true where none was measured. */
    boolean areControlsWell(double noise) {
        double[] levels = controls.stream()
                .mapToDouble(
                        control -> judges.level(Metric.GOODPUT, control.probe().pair(), control.figures()))
                .filter(level -> !Double.isNaN(level))
                .toArray();
        return levels.length == 0
                || Quantiles.median(levels) > 1 - Math.max(0.07, 6.25 * noise / Math.sqrt(levels.length));
    }
}
