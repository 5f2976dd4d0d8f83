package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.PlanSummary;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Warnings that the load was not, or could not be, what the person may have meant. */
final class LoadWarnings {

    private static final double RATE_REACHED = 0.99;

    /** A round trip that takes this share of an operation's time leaves the link mostly waiting. */
    private static final double MOSTLY_WAITING = 0.8;

    private static final long UNFINISHED_NOTABLE_NS = 1_000_000_000L;

    private LoadWarnings() {}

    static List<Finding> of(PlanSummary plan, List<LinkResult> links) {
        List<Finding> warnings = new ArrayList<>();
        ofRate(plan, links, warnings);
        ofRoundTrips(plan, links, warnings);
        ofUnfinished(links, warnings);
        ofOverflow(links, warnings);
        return warnings;
    }

    private static void ofRate(PlanSummary plan, List<LinkResult> links, List<Finding> warnings) {
        List<LinkResult> behind = links.stream()
                .filter(link ->
                        reached(plan, link).map(share -> share < RATE_REACHED).orElse(false))
                .toList();
        behind.stream()
                .min(Comparator.comparing(link -> reached(plan, link).orElseThrow()))
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst.name(),
                        "offered_rate_not_reached",
                        "The offered rate was not reached on %s (worst %s: %s of it)."
                                .formatted(
                                        QuantityText.counted(behind.size(), "link"),
                                        worst.name(),
                                        QuantityText.percent(
                                                reached(plan, worst).orElseThrow())))));
    }

    private static Optional<Double> reached(PlanSummary plan, LinkResult link) {
        return OfferedRate.of(plan, link)
                .filter(rate -> link.goodputBytesPerS() != null)
                .map(rate -> link.goodputBytesPerS() * 8 / rate);
    }

    /**
     * By Little's law the bytes in flight are goodput × operation time. Where goodput × round trip comes near them, an
     * operation is little more than a round trip, and only more operations in flight would fill the link.
     */
    private static void ofRoundTrips(PlanSummary plan, List<LinkResult> links, List<Finding> warnings) {
        if (plan.streams() || plan.barrier() || OfferedRate.isUsed(plan)) {
            return;
        }
        double inFlightBytes = (double) plan.blockSizeBytes() * plan.queueDepth() * plan.connectionsPerLink();
        long waiting = links.stream()
                .filter(link -> link.goodputBytesPerS() != null)
                .filter(link ->
                        link.tcp().source() != null && link.tcp().source().rttMinUs() != null)
                .filter(link -> link.goodputBytesPerS() * link.tcp().source().rttMinUs() / 1e6
                        >= MOSTLY_WAITING * inFlightBytes)
                .count();
        if (waiting > links.size() / 2) {
            warnings.add(Finding.of(
                    "latency_bound",
                    "Bound by latency, not by bandwidth: %s in flight per link is about one round trip's worth; try -q."
                            .formatted(QuantityText.size(inFlightBytes))));
        }
    }

    private static void ofUnfinished(List<LinkResult> links, List<Finding> warnings) {
        links.stream()
                .filter(link -> link.lifetime().oldestUnfinishedNs() != null)
                .max(Comparator.comparingLong(link -> link.lifetime().oldestUnfinishedNs()))
                .filter(link -> link.lifetime().oldestUnfinishedNs() >= UNFINISHED_NOTABLE_NS)
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst.name(),
                        "unfinished_operations",
                        "An operation of %s had been in flight for %s when the run ended, and is in no latency figure."
                                .formatted(
                                        worst.name(),
                                        QuantityText.duration(worst.lifetime().oldestUnfinishedNs())))));
    }

    private static void ofOverflow(List<LinkResult> links, List<Finding> warnings) {
        long overflow = links.stream()
                .filter(link -> link.latencyNs() != null)
                .mapToLong(link -> link.latencyNs().overflow())
                .sum();
        if (overflow > 0) {
            warnings.add(Finding.of(
                    "latency_overflow",
                    "%s operations took longer than %s, the most that latency histograms hold."
                            .formatted(
                                    QuantityText.count(overflow), QuantityText.duration(LatencyHistogram.HIGHEST_NS))));
        }
    }
}
