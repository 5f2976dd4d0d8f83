package io.netbench.suite;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.result.SuiteEstimate;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Journals of suites. */
final class Journals {

    private Journals() {}

    /** One that nobody keeps. */
    static SuiteJournal unkept() {
        return new SuiteJournal(
                SuiteStore.NONE,
                "validate",
                RunLabels.NONE,
                Map.of(),
                new SuiteEstimate(1, 1, Optional.empty()),
                InstantSource.system());
    }
}
