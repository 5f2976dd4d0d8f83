package io.netbench.suite;

import io.netbench.result.SuiteEstimate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Phases of runs, one after another. */
public record SeriesOrder(List<SeriesPhase> phases) {

    public SeriesOrder {
        phases = List.copyOf(phases);
    }

    /** All runs in their order. */
    public Stream<PlannedRun> runs() {
        return phases.stream().flatMap(phase -> phase.runs().stream());
    }

    /** What they are expected to take. */
    public SuiteEstimate estimate() {
        double seconds = runs().mapToLong(PlannedRun::estimatedNs).sum() / 1e9;
        Optional<Long> bytes = runs().map(PlannedRun::estimatedBytes)
                .reduce(Optional.of(0L), (sum, of) -> sum.flatMap(all -> of.map(more -> all + more)));
        return new SuiteEstimate((int) runs().count(), seconds, bytes);
    }

    /** Whether some run ends by bytes or rounds alone, so that nobody knows when. */
    public boolean isOpenEnded() {
        return runs().anyMatch(run -> run.plan().windowNs().isEmpty());
    }
}
