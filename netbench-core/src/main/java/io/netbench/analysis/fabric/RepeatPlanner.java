package io.netbench.analysis.fabric;

import io.netbench.analysis.fabric.RepeatPlan.Probe;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What to measure next: each open suspect's pairs once more, and healthy pairs beside them. */
final class RepeatPlanner {

    private static final int CONTROLS_OF_A_SUSPECT = 2;
    private static final int MOST_CONTROLS = 16;

    private final PairMeasurements pairs;
    private final Suspicions suspicions;

    RepeatPlanner(PairMeasurements pairs, Suspicions suspicions) {
        this.pairs = pairs;
        this.suspicions = suspicions;
    }

    RepeatPlan next(RepeatLog log) {
        RoundPacker packer = new RoundPacker(pairs);
        int open = 0;
        Set<Probe> asked = new HashSet<>();
        for (Suspect suspect : suspicions.given(log)) {
            Suspect.Trial trial = suspect.trial(log);
            if (trial.state() == Suspect.State.OPEN) {
                open++;
                int attempts = log.attempts(suspect.probes());
                boolean newPorts = trial.nextTakesNewPorts(attempts);
                for (int pair : suspect.probes()) {
                    Probe probe = new Probe(pair, newPorts, false);
                    if (log.attempts(new int[] {pair}) <= attempts && asked.add(probe)) {
                        packer.add(probe);
                    }
                }
            }
        }
        if (open > 0) {
            controls(Math.min(MOST_CONTROLS, open * CONTROLS_OF_A_SUSPECT)).forEach(packer::add);
        }
        return packer.plan();
    }

    /** Pairs that did well, spread over the fabric, and away from all suspects where there are such. */
    private List<Probe> controls(int count) {
        LevelMatrix goodput = suspicions.goodput().matrix();
        int[] well = IntStream.range(0, pairs.size())
                .filter(pair -> Math.abs(goodput.level(pair) - 1) < 0.05)
                .toArray();
        int[] apart = IntStream.of(well)
                .filter(pair -> !suspicions.probes().touchesSuspect(pair))
                .toArray();
        int[] from = apart.length >= count ? apart : well;
        return IntStream.range(0, Math.min(count, from.length))
                .mapToObj(k -> new Probe(
                        from[(int) ((2L * k + 1) * from.length / (2L * Math.min(count, from.length)))], false, true))
                .toList();
    }
}
