package io.netbench.cli.html;

import io.netbench.cli.html.SavedDocument.Form;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A suite as its page keeps it. Runs that are in files of their own stay there. */
final class SuiteCopy {

    private SuiteCopy() {}

    static SavedDocument of(SuiteResult suite) {
        String name = "netbench-" + suite.suiteId() + ".json";
        if (suite.runs().stream().noneMatch(run -> run.result().isPresent())) {
            return SavedDocument.whole(name, suite);
        }
        return new SavedDocument(
                name,
                List.of(
                        new Form("", () -> suite),
                        new Form("the courses and histograms of single links", () -> with(suite, RunCopy::slim)),
                        new Form("the links of its runs", () -> with(suite, run -> run.withLinks(List.of())))));
    }

    private static SuiteResult with(SuiteResult suite, UnaryOperator<RunResult> change) {
        return suite.withRuns(suite.runs().stream()
                .map(run -> run.result()
                        .map(result -> new SuiteRun(
                                run.name(),
                                run.phase(),
                                run.parameters(),
                                Optional.of(change.apply(result)),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                        .orElse(run))
                .toList());
    }
}
