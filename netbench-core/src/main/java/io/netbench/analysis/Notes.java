package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.PlanSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a reader should know to read the figures right, though nothing is wrong with them. */
final class Notes {

    private Notes() {}

    static List<Finding> of(PlanSummary plan, List<LoadResult> loads, List<LinkResult> links) {
        List<Finding> notes = new ArrayList<>();
        if (Loopback.carriesAll(plan.local(), links)) {
            notes.add(Finding.of(
                    "loopback", "The CPUs of this host set this figure, not a network: everything ran on loopback."));
        }
        if (plan.verify()) {
            notes.add(Finding.of(
                    "verify",
                    "Every byte was checked, which costs CPU: don't use these figures as a ceiling or a baseline."));
        }
        loads.forEach(load -> queue(load)
                .map(note -> loads.size() > 1 ? note.ofLoad(load.name()) : note)
                .ifPresent(notes::add));
        GivenUpDrains.note(links).ifPresent(notes::add);
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
