package io.netbench.suite;

import io.netbench.analysis.comparison.Side;
import io.netbench.result.Comparison;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeps a suite somewhere else, and holds its pairs against a baseline when it is over. */
public final class ComparedStore implements SuiteStore {

    private final SuiteStore store;
    private final Function<Side, Optional<Comparison>> compared;
    private final Side after = new Side();
    private Comparison comparison;

    /**
     * A store that compares.
     *
     * @param compared what pairs are beside the baseline; empty where there is none
     */
    public ComparedStore(SuiteStore store, Function<Side, Optional<Comparison>> compared) {
        this.store = store;
        this.compared = compared;
    }

    /** What became better or worse; empty as long as the suite goes on, and where no pair was measured. */
    public Optional<Comparison> comparison() {
        return Optional.ofNullable(comparison);
    }

    @Override
    public Optional<Kept> keep(String run, RunResult result) {
        if (Side.isOfPairs(run)) {
            after.addPairs(result, run);
        }
        return store.keep(run, result);
    }

    @Override
    public void write(SuiteResult suite) {
        if (suite.status() == SuiteStatus.RUNNING || after.isEmpty()) {
            store.write(suite);
            return;
        }
        comparison = compared.apply(after.add(suite)).orElse(null);
        store.write(comparison().map(suite::withComparison).orElse(suite));
    }

    @Override
    public Map<String, RunResult> earlier() {
        return store.earlier();
    }

    @Override
    public List<SuiteRun> earlierRuns() {
        return store.earlierRuns();
    }
}
