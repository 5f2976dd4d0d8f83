package io.netbench.suite;

import io.netbench.plan.Planner;
import io.netbench.plan.RunRequest;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Runs that differ in what a sweep varies, or one run.
 *
 * @param name what tells it from the others of its suite
 * @param fanIn what varies the fan-in of an incast, if anything does
 * @param sweptLoad the load whose figures the sweep is about; empty: the first
 * @param runs in the order in which they are made
 */
public record SeriesPhase(
        String name, Sweep sweep, Optional<SweepAxis> fanIn, Optional<String> sweptLoad, List<PlannedRun> runs) {

    public SeriesPhase {
        runs = List.copyOf(runs);
    }

    /**
     * Plans all runs.
     *
     * @param base of which they are variations; its seed orders them
     * @throws io.netbench.plan.PlanException if one of them can't be run
     */
    public static SeriesPhase of(String name, Sweep sweep, RunRequest base) {
        List<PlannedRun> runs = new ArrayList<>();
        for (Sweep.Visit visit : sweep.order(base.seed())) {
            RunRequest request = sweep.at(visit.point(), base);
            runs.add(new PlannedRun(
                    name(name, sweep, visit),
                    visit,
                    Planner.plan(request, UUID.randomUUID().toString().replace("-", ""))));
        }
        return new SeriesPhase(
                name,
                sweep,
                sweep.fanIn(base),
                sweep.fanIn(base).or(() -> sweep.axes().stream().findFirst()).map(axis -> Sweep.load(axis, base)),
                runs);
    }

    private static String name(String phase, Sweep sweep, Sweep.Visit visit) {
        String point = visit.point().name();
        return phase + (point.isEmpty() ? "" : "-" + point) + (sweep.repeats() == 1 ? "" : "-r" + visit.repeat());
    }

    /** Whether there is nothing to compare in it. */
    public boolean isOneRun() {
        return runs.size() == 1;
    }
}
