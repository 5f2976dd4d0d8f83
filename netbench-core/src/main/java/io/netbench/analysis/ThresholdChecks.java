package io.netbench.analysis;

import io.netbench.plan.Thresholds;
import io.netbench.result.Check;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Holds a load against what it has to reach. Of what is asked of every link, each link that misses it is a check of its own;
 * where none does, the one that came nearest is. A figure that is missing is missed, and says why.
 */
final class ThresholdChecks {

    private static final double BITS_PER_BYTE = 8;

    private final LoadResult load;
    private final Thresholds thresholds;
    private final List<LinkResult> links;
    private final List<Check> checks = new ArrayList<>();

    private ThresholdChecks(LoadResult load, Thresholds thresholds, List<LinkResult> links) {
        this.load = load;
        this.thresholds = thresholds;
        this.links = links;
    }

    /**
     * Every threshold of a load, met or missed, and its rate where it was asked for one.
     *
     * @param load with its totals
     * @param links those of the load
     */
    static List<Check> of(LoadResult load, Thresholds thresholds, List<LinkResult> links) {
        ThresholdChecks all = new ThresholdChecks(load, thresholds, links);
        all.rates();
        all.latency();
        all.retransmits();
        all.losses();
        all.differences();
        return all.checks;
    }

    private void rates() {
        if (OfferedRate.isUsed(load)) {
            offeredRate();
        }
        bytesPerS(thresholds.minLinkBitsPerS().stream().asDoubleStream().findFirst())
                .ifPresent(limit -> eachLink(
                        Threshold.atLeast("min_link", limit, CheckUnit.BYTES_PER_S), links, ThresholdChecks::goodput));
        bytesPerS(thresholds.minTotalBitsPerS().stream().asDoubleStream().findFirst())
                .ifPresent(limit -> whole(
                        Threshold.atLeast("min_total", limit, CheckUnit.BYTES_PER_S),
                        Figure.of(
                                load.totals().goodputBytesPerS(), load.totals().absent(), "goodput_bytes_per_s")));
        boxed(thresholds.minShare()).ifPresent(this::shares);
    }

    /** Each link's own rate; links may have been asked for different ones. */
    private void offeredRate() {
        List<Check> all = links.stream()
                .flatMap(link -> OfferedRate.leastBytesPerS(load, link).stream()
                        .map(least -> Threshold.atLeast(Check.OFFERED_RATE, least, CheckUnit.BYTES_PER_S)
                                .check(load.name(), Optional.of(link.name()), ofLink(link, this::offered))))
                .toList();
        addMissedOr(all, Comparator.comparingDouble(check -> check.value() / Math.max(1, check.limit())));
        if (links.isEmpty()) {
            load.rateBitsPerS()
                    .ifPresent(rate -> whole(
                            Threshold.atLeast(Check.OFFERED_RATE, rate / BITS_PER_BYTE, CheckUnit.BYTES_PER_S),
                            Figure.unknown("no link was measured")));
        }
    }

    private void shares(double limit) {
        Threshold threshold = Threshold.atLeast("min_share", limit, CheckUnit.FRACTION);
        List<Check> all = HubShare.of(load, links).stream()
                .map(hub -> threshold.check(load.name(), Optional.of(hub.hub()), hub.share()))
                .toList();
        if (all.isEmpty()) {
            whole(threshold, Figure.unknown("no link was measured"));
        }
        addMissedOr(all, Comparator.comparingDouble(Check::value));
    }

    private void latency() {
        thresholds
                .maxP99Ns()
                .ifPresent(limit ->
                        eachLink(Threshold.atMost("max_p99", limit, CheckUnit.NS), links, ThresholdChecks::p99));
    }

    private void retransmits() {
        boxed(thresholds.maxRetransmits())
                .ifPresent(limit -> eachLink(
                        Threshold.atMost("max_retransmits", limit, CheckUnit.FRACTION), links, LostSegments::shareOf));
    }

    private void losses() {
        boxed(thresholds.maxLoss())
                .ifPresent(limit -> eachLink(
                        Threshold.atMost("max_loss", limit, CheckUnit.FRACTION), links, ThresholdChecks::loss));
    }

    /** What compares links says nothing of those that failed, so that a load without all of them has not met it. */
    private void differences() {
        Optional<String> failed = failedLinks();
        boxed(thresholds.maxSpread())
                .ifPresent(limit -> whole(
                        Threshold.atMost("max_spread", limit, CheckUnit.FRACTION),
                        failed.map(Figure::unknown).orElseGet(() -> LinkSpread.of(links))));
        boxed(thresholds.minFairness())
                .ifPresent(limit -> whole(
                        Threshold.atLeast("min_fairness", limit, CheckUnit.INDEX),
                        failed.map(Figure::unknown)
                                .orElseGet(() -> Figure.of(
                                        load.totals().fairnessJain(),
                                        load.totals().absent(),
                                        "fairness_jain"))));
    }

    private Optional<String> failedLinks() {
        long failed = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .count();
        return failed == 0
                ? Optional.empty()
                : Optional.of(
                        QuantityText.count(failed) + " of " + QuantityText.counted(links.size(), "link") + " failed");
    }

    private void whole(Threshold threshold, Figure figure) {
        checks.add(threshold.check(load.name(), Optional.empty(), figure));
    }

    private void eachLink(Threshold threshold, List<LinkResult> of, Function<LinkResult, Figure> figure) {
        if (of.isEmpty()) {
            whole(threshold, Figure.unknown("no link was measured"));
            return;
        }
        List<Check> all = of.stream()
                .map(link -> threshold.check(load.name(), Optional.of(link.name()), ofLink(link, figure)))
                .toList();
        Comparator<Check> byValue = Comparator.comparingDouble(Check::value);
        addMissedOr(all, threshold.isLeast() ? byValue : byValue.reversed());
    }

    /** The missed ones, or else the one that came nearest to it: the first by {@code nearest}. */
    private void addMissedOr(List<Check> all, Comparator<Check> nearest) {
        List<Check> missed = all.stream().filter(check -> !check.pass()).toList();
        if (missed.isEmpty()) {
            all.stream().min(nearest).ifPresent(checks::add);
        } else {
            checks.addAll(missed);
        }
    }

    /** What came over a link before it failed says nothing of what it can do. */
    private static Figure ofLink(LinkResult link, Function<LinkResult, Figure> figure) {
        return link.status() == LinkStatus.FAILED
                ? Figure.unknown("the link failed: " + link.failures().get(0))
                : figure.apply(link);
    }

    private static Figure goodput(LinkResult link) {
        return Figure.of(link.goodputBytesPerS(), link.absent(), "goodput_bytes_per_s");
    }

    private Figure offered(LinkResult link) {
        Double carried = OfferedRate.carriedBytesPerS(load, link);
        return carried == null ? goodput(link) : Figure.known(carried);
    }

    private static Figure loss(LinkResult link) {
        return link.datagrams()
                .map(known -> Figure.of(known.lostFraction(), known.absent(), "lost_fraction"))
                .orElseGet(() -> Figure.unknown("the link's source and sink told nothing of datagrams"));
    }

    private static Figure p99(LinkResult link) {
        return link.latencyNs() == null
                ? Figure.of(null, link.absent(), "latency_ns")
                : Figure.of(
                        link.latencyNs().p99() == null
                                ? null
                                : (Double) link.latencyNs().p99().doubleValue(),
                        link.latencyNs().absent(),
                        "p99");
    }

    private static Optional<Double> bytesPerS(OptionalDouble bitsPerS) {
        return boxed(bitsPerS).map(bits -> bits / BITS_PER_BYTE);
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }
}
