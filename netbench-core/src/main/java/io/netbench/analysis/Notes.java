package io.netbench.analysis;

import io.netbench.result.EndpointResult;
import io.netbench.result.Finding;
import io.netbench.result.LoadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader should know to read the figures right, though nothing is wrong with them. */
final class Notes {

    private Notes() {}

    static List<Finding> of(RunMeasurements facts, List<LoadResult> loads, List<EndpointResult> endpoints) {
        List<Finding> notes = new ArrayList<>();
        boolean loopback = Loopback.carriesAll(facts.plan().local(), facts.links());
        if (loopback) {
            notes.add(Finding.of(
                    "loopback", "The CPUs of this host set this figure, not a network: everything ran on loopback."));
        }
        if (facts.plan().verify()) {
            notes.add(Finding.of(
                    "verify",
                    "Every byte was checked, which costs CPU: don't use these figures as a ceiling or a baseline."));
        }
        loads.forEach(load -> queue(load)
                .map(note -> loads.size() > 1 ? note.ofLoad(load.name()) : note)
                .ifPresent(notes::add));
        GivenUpDrains.note(facts.links()).ifPresent(notes::add);
        notes.addAll(CongestionNotes.of(facts.hosts(), endpoints, loopback));
        return notes;
    }

    private static Optional<Finding> queue(LoadResult load) {
        return load.queueDepth() > 1 && !load.streams() && !OfferedRate.isUsed(load)
                ? Optional.of(Finding.of(
                        "queue_in_latency",
                        "Latency contains the link's own queue: %d operations were in flight on each connection."
                                .formatted(load.queueDepth())))
                : Optional.empty();
    }
}
