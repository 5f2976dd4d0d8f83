package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Warnings that a load was not, or could not be, what the person may have meant. */
final class LoadWarnings {

    /** A round trip that takes this share of an operation's time leaves the link mostly waiting. */
    private static final double MOSTLY_WAITING = 0.8;

    private static final long UNFINISHED_NOTABLE_NS = 1_000_000_000L;

    private LoadWarnings() {}

    static List<Finding> of(LoadResult load, List<LinkResult> links) {
        List<Finding> warnings = new ArrayList<>();
        ofRate(load, links, warnings);
        ofRoundTrips(load, links, warnings);
        ofUnfinished(links, warnings);
        ofOverflow(links, warnings);
        ofLoss(load, links, warnings);
        return warnings;
    }

    private static void ofRate(LoadResult load, List<LinkResult> links, List<Finding> warnings) {
        List<LinkResult> behind =
                links.stream().filter(link -> OfferedRate.isMissed(load, link)).toList();
        behind.stream()
                .min(Comparator.comparing(
                        link -> OfferedRate.reached(load, link).orElseThrow()))
                .ifPresent(worst -> warnings.add(Finding.about(
                        worst,
                        "offered_rate_not_reached",
                        "The offered rate was not reached on %s (worst %s: %s of it)."
                                .formatted(
                                        QuantityText.counted(behind.size(), "link"),
                                        worst.name(),
                                        QuantityText.percent(
                                                OfferedRate.reached(load, worst).orElseThrow())))));
    }

    private static void ofLoss(LoadResult load, List<LinkResult> links, List<Finding> warnings) {
        load.loss()
                .filter(loss -> loss.lost() != null && loss.lost() > 0)
                .ifPresent(loss -> warnings.add(Finding.of(
                        "datagrams_lost",
                        "Datagrams: " + LossWords.of(loss) + "."
                                + LossWords.advice(loss)
                                        .map(advice -> " " + advice)
                                        .orElse(""))));
        ofRefused(links, warnings);
    }

    private static void ofRefused(List<LinkResult> links, List<Finding> warnings) {
        List<LinkResult> some = links.stream().filter(link -> refused(link) > 0).toList();
        long all = some.stream().mapToLong(LoadWarnings::refused).sum();
        some.stream().max(Comparator.comparingLong(LoadWarnings::refused)).ifPresent(worst -> {
            String most = some.size() == 1
                    ? " of " + worst.name()
                    : " of %s (worst %s: %s)"
                            .formatted(
                                    QuantityText.counted(some.size(), "link"),
                                    worst.name(),
                                    QuantityText.count(refused(worst)));
            warnings.add(Finding.about(
                    worst,
                    "datagrams_refused",
                    "Since their connections began, kernels did not take %s%s: %s."
                            .formatted(
                                    QuantityText.counted(all, "datagram"),
                                    most,
                                    worst.datagrams()
                                            .flatMap(LinkDatagrams::refusal)
                                            .orElse("they gave no reason"))));
        });
    }

    private static long refused(LinkResult link) {
        return link.datagrams().flatMap(LinkDatagrams::refused).orElse(0L);
    }

    /**
     * By Little's law the bytes in flight are goodput × operation time. Where goodput × round trip comes near them, an
     * operation is little more than a round trip, and only more operations in flight would fill the link.
     */
    private static void ofRoundTrips(LoadResult load, List<LinkResult> links, List<Finding> warnings) {
        if (load.streams() || load.barrier() || OfferedRate.isUsed(load)) {
            return;
        }
        double inFlightBytes = (double) load.blockSizeBytes() * load.queueDepth() * load.connectionsPerLink();
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
                        worst,
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
