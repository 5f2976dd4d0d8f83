package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunWindow;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The weights of goodput samples, which must fill the window before a result is believed. That bytes balance over the life of
 * every connection is each link's own matter: one that does not has failed.
 */
final class Balance {

    private Balance() {}

    /** Over a common window each link's samples must weigh exactly as much as there are ticks. */
    static Optional<Finding> fault(RunMeasurements facts) {
        if (facts.ending() != StopCause.BY_ITSELF) {
            return Optional.empty();
        }
        List<LinkResult> counted = facts.links().stream()
                .filter(link -> link.status() == LinkStatus.OK && link.window() == RunWindow.Kind.COMMON)
                .filter(link -> link.goodputHistogram() != null && link.windowNs() != null)
                .toList();
        return counted.stream()
                .map(Balance::missingWeight)
                .max(Long::compare)
                .filter(worst -> worst != 0)
                .map(worst -> Finding.of(
                        "unbalanced_ticks",
                        "Goodput samples don't add up to the window, by %d ticks: please report this."
                                .formatted(worst)));
    }

    private static long missingWeight(LinkResult link) {
        long ticks = Objects.requireNonNull(link.windowNs())
                / link.goodputHistogram().tickNs();
        return Math.abs(ticks - link.goodputHistogram().samples());
    }
}
