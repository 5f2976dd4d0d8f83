package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.plan.PlanException;
import io.netbench.result.Finding;
import io.netbench.text.Property;
import java.util.List;
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
}
