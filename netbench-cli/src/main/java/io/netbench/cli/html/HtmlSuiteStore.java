package io.netbench.cli.html;

import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.suite.SuiteStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps a suite somewhere else, and makes a page of it when it is over. */
public final class HtmlSuiteStore implements SuiteStore {

    /** Of so many links a suite that is kept nowhere else keeps the figures; of more only those of its runs. */
    private static final int MOST_LINKS = 50_000;

    private final SuiteStore store;
    private final Output output;
    private final Outlet outlet;
    private final SuiteFigures figures = new SuiteFigures();
    private int links;

    /**
     * A store with a page.
     *
     * @param store where the suite is kept too
     * @param output of the page
     */
    public HtmlSuiteStore(SuiteStore store, Output output, Outlet outlet) {
        this.store = store;
        this.output = output;
        this.outlet = outlet;
    }

    @Override
    public Optional<Kept> keep(String run, RunResult result) {
        figures.add(run, result);
        return store.keep(run, result).or(() -> Optional.of(new Kept(Optional.of(small(result)), Optional.empty())));
    }

    private RunResult small(RunResult result) {
        links += result.links().size();
        return links <= MOST_LINKS ? RunCopy.slim(result) : result.withLinks(List.of());
    }

    @Override
    public void write(SuiteResult suite) {
        try {
            store.write(suite);
        } finally {
            // The page may be had where the other can't be kept.
            if (suite.status() != SuiteStatus.RUNNING) {
                HtmlReport.write(suite, figures, output, outlet);
            }
        }
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
