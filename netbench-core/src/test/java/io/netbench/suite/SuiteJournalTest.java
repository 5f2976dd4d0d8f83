package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.analysis.SampleResults;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.PlanException;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteEstimate;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.Verdict;
import io.netbench.result.file.OutputException;
import io.netbench.text.Property;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SuiteJournalTest {

    private final SuiteJournal journal = Journals.unkept();

    /** Whoever called it throws the failure itself afterwards. */
    @Test
    void shouldNotHideAFailureThatCanNotBeWrittenDown() {
        IllegalStateException second = new IllegalStateException("no words for it");
        RuntimeException failure = new RuntimeException() {
            @Override
            public String getMessage() {
                throw second;
            }
        };

        journal.broke(failure);

        assertEquals(List.of(second), List.of(failure.getSuppressed()));
    }

    @Test
    void shouldTellARunThatWasRefusedFromAnErrorOfItsOwn() {
        journal.broke(new PlanException(Property.HOSTS + " must be two at least, got: 1"));

        assertEquals(List.of("It ended before its time: hosts must be two at least, got: 1"), journal.reasons());
    }

    @Test
    void shouldSayWhichHostAnErrorIsAbout() {
        journal.error(Finding.about("node01", "host_lost", "Lost in round 2."));
        journal.error(Finding.of("round_failed", "round 3 did not begin."));

        assertEquals(List.of("node01: Lost in round 2.", "round 3 did not begin."), journal.reasons());
    }

    /** A round that is not there was of pairs that nobody sees. */
    @Test
    void shouldNotPassWhatCouldNotAllBeKept() {
        List<SuiteResult> written = new ArrayList<>();
        SuiteStore full = new SuiteStore() {
            @Override
            public Optional<Kept> keep(String run, RunResult result) {
                if (run.equals("pairs-1")) {
                    throw new OutputException("no space left");
                }
                return Optional.of(new Kept(Optional.of(result), Optional.empty()));
            }

            @Override
            public void write(SuiteResult suite) {
                written.add(suite);
            }
        };
        SuiteJournal kept = new SuiteJournal(
                full,
                "validate",
                RunLabels.NONE,
                Map.of(),
                new SuiteEstimate(3, 3, Optional.empty()),
                InstantSource.system());
        kept.plan(List.of("pairs"));
        kept.ran("pairs-1", "pairs", Map.of(), SampleResults.mesh(3));
        kept.ran("pairs-2", "pairs", Map.of(), SampleResults.mesh(3));
        kept.end(SuiteStatus.COMPLETE, new Verdict(Verdict.Outcome.PASSED, 0, List.of()), List.of(), "");

        SuiteResult last = written.get(written.size() - 1);
        assertEquals(SuiteStatus.INCOMPLETE, last.status());
        assertEquals(1, last.verdict().orElseThrow().exitStatus());
        assertEquals(
                List.of("not_kept"), last.errors().stream().map(Finding::code).toList());
        assertEquals(1, last.runs().size(), "what comes after it is kept all the same");
    }
}
