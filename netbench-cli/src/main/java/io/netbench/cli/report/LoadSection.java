package io.netbench.cli.report;

import io.netbench.report.LinkStanding;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.result.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of one load: what was asked of its links, and what they came to.
 *
 * @param result what was asked of it and what it gave
 * @param plan what holds for the whole run
 * @param links its links, in the order of the plan
 * @param standing how they stand beside what was expected
 * @param runWindow the window of the run; empty if it had none
 * @param untilLoss what it carried before a link was lost; only if one was, and for a load that is alone
 * @param rates how its rates are written
 */
record LoadSection(
        LoadResult result,
        PlanSummary plan,
        List<LinkResult> links,
        LinkStanding standing,
        Optional<RunWindow> runWindow,
        Optional<Span> untilLoss,
        Rates rates) {

    /**
     * A stretch of the run's window.
     *
     * @param startNs since the begin of the window
     * @param endNs since then
     */
    record Part(long startNs, long endNs) {}

    /** The sections of a run, in the order of the plan. */
    static List<LoadSection> of(RunResult run, ReportDetail detail) {
        return run.loads().stream().map(load -> of(run, load, detail)).toList();
    }

    private static LoadSection of(RunResult run, LoadResult load, ReportDetail detail) {
        List<LinkResult> links = run.linksOf(load);
        return new LoadSection(
                load,
                run.plan(),
                links,
                LinkStanding.of(run, load),
                run.windows().stream()
                        .filter(window -> window.phase() == RunWindow.Phase.MEASURE)
                        .findFirst(),
                run.hasSeveralLoads() ? Optional.empty() : run.totalsAllLinks(),
                Rates.of(
                        links.stream().map(LinkResult::goodputBytesPerS).toList(),
                        load.totals().goodputBytesPerS(),
                        detail.units()));
    }

    /** When the run's window began, which is where people begin to count. */
    long originNs() {
        return runWindow.map(RunWindow::startNs).orElse(0L);
    }

    /** Its own window, if that is not the whole one of the run. */
    Optional<Part> partOfWindow() {
        boolean isPart = result.startNs() != null
                && result.endNs() != null
                && runWindow
                        .filter(whole -> whole.startNs() < result.startNs() || whole.endNs() > result.endNs())
                        .isPresent();
        return isPart
                ? Optional.of(new Part(result.startNs() - originNs(), result.endNs() - originNs()))
                : Optional.empty();
    }
}
