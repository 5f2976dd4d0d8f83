package io.netbench.suite;

import io.netbench.analysis.contention.PortFlow;
import io.netbench.analysis.sweep.LoadFigures;
import io.netbench.result.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What became of a run of a series.
 *
 * @param figures of each of its loads; none if it did not take place
 * @param ports what each load carried through ports; none if it did not take place
 * @param verdict over it; empty if it did not take place
 * @param skipped why it did not take place
 */
public record RunRecord(
        SeriesPhase phase,
        PlannedRun run,
        List<LoadFigures> figures,
        List<PortFlow> ports,
        Optional<Verdict> verdict,
        Optional<String> skipped) {

    public RunRecord {
        figures = List.copyOf(figures);
        ports = List.copyOf(ports);
    }

    /** Whether it took place, and all of it. */
    public boolean isWhole() {
        return verdict.filter(Verdict::isOfWhole).isPresent();
    }

    /** Figures of a load; empty if there are none. */
    public Optional<LoadFigures> of(Optional<String> load) {
        return figures.stream()
                .filter(one -> load.isEmpty() || one.load().equals(load.get()))
                .findFirst();
    }
}
