package io.netbench.cli.report;

import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.result.Span;
import java.util.List;
import java.util.Optional;

/**
 * What a report says of one load: what was asked of its links, and what they came to.
 *
 * @param result what was asked of it and what it gave
 * @param plan what holds for the whole run
 * @param links its links, in the order of the plan
 * @param untilLoss what it carried before a link was lost; only if one was, and for a load that is alone
 * @param rates how its rates are written
 */
record LoadSection(
        LoadResult result, PlanSummary plan, List<LinkResult> links, Optional<Span> untilLoss, Rates rates) {

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
                run.hasSeveralLoads() ? Optional.empty() : run.totalsAllLinks(),
                Rates.of(
                        links.stream().map(LinkResult::goodputBytesPerS).toList(),
                        load.totals().goodputBytesPerS(),
                        detail.units()));
    }
}
