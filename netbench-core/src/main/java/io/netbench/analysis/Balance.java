package io.netbench.analysis;

import io.netbench.result.Check;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunWindow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sums that must balance before a result is believed: bytes over the life of every connection, and the weights of
 * goodput samples over the window.
 */
final class Balance {

    private Balance() {}

    static List<Check> of(RunMeasurements facts) {
        List<Check> checks = new ArrayList<>();
        checks.add(conservation(facts.links()));
        if (facts.ending() == StopCause.BY_ITSELF) {
            weights(facts.links()).ifPresent(checks::add);
        }
        return checks;
    }

    private static Check conservation(List<LinkResult> links) {
        // Of a link that was measured, and whose drain was given up, it is not known, and nothing speaks against it.
        List<LinkResult> told = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED || !GivenUpDrains.isOne(link))
                .toList();
        boolean known = (links.isEmpty() || !told.isEmpty())
                && told.stream().allMatch(link -> link.lifetime().unexplainedBytes() != null);
        Double unexplained = known
                ? (Double) (double) told.stream()
                        .mapToLong(link -> Math.abs(link.lifetime().unexplainedBytes()))
                        .sum()
                : null;
        return new Check(
                "max_unexplained_bytes",
                Optional.empty(),
                0,
                unexplained,
                "bytes",
                unexplained != null && unexplained == 0,
                Map.of(
                        "value",
                        told.isEmpty()
                                ? "the drain of every link was given up"
                                : "not both ends of every link reported"));
    }

    /** Over a common window each link's samples must weigh exactly as much as there are ticks. */
    private static Optional<Check> weights(List<LinkResult> links) {
        List<LinkResult> counted = links.stream()
                .filter(link -> link.status() == LinkStatus.OK && link.window() == RunWindow.Kind.COMMON)
                .filter(link -> link.goodputHistogram() != null && link.windowNs() != null)
                .toList();
        return counted.stream()
                .map(Balance::missingWeight)
                .max(Long::compare)
                .map(worst -> new Check(
                        "max_missing_tick_weight", Optional.empty(), 0, (double) worst, "ticks", worst == 0, Map.of()));
    }

    private static long missingWeight(LinkResult link) {
        long ticks = Objects.requireNonNull(link.windowNs())
                / link.goodputHistogram().tickNs();
        return Math.abs(ticks - link.goodputHistogram().samples());
    }
}
