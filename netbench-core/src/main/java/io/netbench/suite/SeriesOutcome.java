package io.netbench.suite;

import io.netbench.result.Finding;
import io.netbench.result.Verdict;
import java.util.List;

/**
 * What came of a series.
 *
 * @param runs in the order in which they were made
 * @param curves what became of incasts as their fan-in grew
 * @param verdict what the series comes to
 * @param errors what failed
 */
public record SeriesOutcome(
        SeriesOrder order, List<RunRecord> runs, List<FanInCurve> curves, Verdict verdict, List<Finding> errors) {

    public SeriesOutcome {
        runs = List.copyOf(runs);
        curves = List.copyOf(curves);
        errors = List.copyOf(errors);
    }

    /** The runs of a phase. */
    public List<RunRecord> of(SeriesPhase phase) {
        return runs.stream().filter(run -> run.phase().equals(phase)).toList();
    }
}
