package io.netbench.suite;

import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what a suite measures. */
public interface SuiteStore {

    /** Keeps nothing. */
    SuiteStore NONE = new SuiteStore() {
        @Override
        public Optional<Kept> keep(String run, RunResult result) {
            return Optional.empty();
        }

        @Override
        public void write(SuiteResult suite) {}
    };

    /**
     * Keeps a run, as soon as it has ended.
     *
     * @return how the suite refers to it; empty where no suite will be read
     * @throws io.netbench.result.file.OutputException if it can't be kept
     */
    Optional<Kept> keep(String run, RunResult result);

    /**
     * Keeps the suite as it is now.
     *
     * @throws io.netbench.result.file.OutputException if it can't be kept
     */
    void write(SuiteResult suite);

    /** Runs that were kept before, by their names: a suite that is resumed takes them as they are. */
    default Map<String, RunResult> earlier() {
        return Map.of();
    }

    /** What the suite says of runs that were kept before, and are still there, in their order. */
    default List<SuiteRun> earlierRuns() {
        return List.of();
    }

    /** Where a run is: within the suite, or in a file. */
    record Kept(Optional<RunResult> result, Optional<String> file) {}
}
