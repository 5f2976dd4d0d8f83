package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.analysis.comparison.Side;
import io.netbench.result.RunResult;
import io.netbench.result.SampleComparisons;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparedStoreTest {

    private final List<SuiteResult> written = new ArrayList<>();
    private final List<Side> compared = new ArrayList<>();

    private final ComparedStore store = new ComparedStore(
            new SuiteStore() {
                @Override
                public Optional<Kept> keep(String run, RunResult result) {
                    return Optional.of(new Kept(Optional.of(result), Optional.empty()));
                }

                @Override
                public void write(SuiteResult suite) {
                    written.add(suite);
                }
            },
            after -> {
                compared.add(after);
                return Optional.of(SampleComparisons.worse());
            });

    @Test
    void shouldCompareWhatWasMeasuredOfPairsWhenItIsOver() {
        RunResult round = SampleResults.mesh(3);
        assertEquals(
                Optional.of(round), store.keep("pairs-1", round).orElseThrow().result());
        store.keep("suspects-1-1", round);
        store.write(SampleSuites.running());
        assertTrue(compared.isEmpty(), "it goes on");
        store.write(SampleSuites.sweep());

        assertEquals(1, compared.get(0).describe().runs(), "suspects were measured in other company");
        assertEquals(SampleComparisons.worse(), store.comparison().orElseThrow());
        SuiteResult kept = written.get(1);
        assertEquals(1, kept.comparison().orElseThrow().figures().size(), "those that changed");
        assertEquals(3, kept.verdict().orElseThrow().exitStatus());
        assertTrue(
                kept.verdict().orElseThrow().reasons().stream().anyMatch(reason -> reason.contains("baseline")),
                () -> kept.verdict().toString());
    }

    @Test
    void shouldKeepASuiteInWhichNoPairWasMeasured() {
        store.keep("hosts", SampleResults.mesh(3));
        store.write(SampleSuites.sweep());

        assertTrue(store.comparison().isEmpty());
        assertEquals(List.of(SampleSuites.sweep()), written);
    }
}
