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

    /** Without its runs nothing reads it. */
    private static final String BESIDE =
            "its runs stand in files beside suite.json; save it into that folder for netbench report and netbench compare to read it";

    private SuiteCopy() {}

    static SavedDocument of(SuiteResult suite) {
        String name = "netbench-" + suite.suiteId() + ".json";
        boolean isBeside = suite.runs().stream().anyMatch(run -> run.file().isPresent());
        boolean isInIt = suite.runs().stream().anyMatch(run -> run.result().isPresent());
        Form whole = new Form("", () -> suite);
        List<Form> forms = isInIt
                ? List.of(
                        whole,
                        new Form("the courses and histograms of single links", () -> with(suite, RunCopy::slim)),
                        new Form("the links of its runs", () -> with(suite, run -> run.withLinks(List.of()))))
                : List.of(whole);
        return isBeside ? new SavedDocument(name, forms, BESIDE) : new SavedDocument(name, forms);
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
