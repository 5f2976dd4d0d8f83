package io.netbench.cli.report;

import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.List;

/** What was run, for reports in other forms. */
public final class PlanFacts {

    private PlanFacts() {}

    /** In few words each; the first fact begins with the name of what was run. */
    public static List<String> of(RunResult run) {
        return PlanLine.facts(run);
    }

    /** The same of one of several loads. */
    public static List<String> of(LoadResult load) {
        return PlanLine.facts(load);
    }
}
