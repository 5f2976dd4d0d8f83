package io.netbench.analysis;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkSum;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import io.netbench.result.Totals;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The totals of a load: sums over its links, and rates as sums over its window's length. Links that failed are missing in
 * them; they make the run incomplete, and the report says so.
 */
final class LoadTotals {

    private LoadTotals() {}

    /** @param load of the measurements, with where its datagrams were lost */
    static Totals of(RunMeasurements facts, LoadMeasurements measured, LoadResult load) {
        CountedLinks counted = CountedLinks.of(facts.linksOf(load));
        List<LinkResult> links = counted.links();
        LinkRanking ranking = LinkRanking.of(links);
        Map<String, String> absent = new HashMap<>();
        String unknown = counted.isPartial() && links.isEmpty() ? "every link failed" : "no link reported it";
        Long bytes = LinkSum.of(links, LinkResult::bytes);
        Long operations = LinkSum.of(links, LinkResult::operations);
        String noBytes = LinkSum.absence(links, LinkResult::bytes, unknown);
        String noOperations = LinkSum.absence(links, LinkResult::operations, unknown);
        absent.put("bytes", noBytes);
        absent.put("operations", noOperations);
        Optional<LatencyHistogram> latency = latency(measured, counted, absent);
        WireEstimate.Outcome wire = load.windowNs()
                .map(length -> links.isEmpty()
                        ? new WireEstimate.Outcome(null, unknown)
                        : WireEstimate.of(load, facts.plan().local(), links, length))
                .orElse(new WireEstimate.Outcome(null, "there was no measured window"));
        absent.put("estimated_wire_bytes_per_s", wire.absence());
        absent.put("retransmits", LinkSum.absence(links, LoadTotals::retransmits, "no source tells them"));
        absent.put("fairness_jain", "no link carried anything");
        absent.put("slowest_link", "no link has a known goodput");
        absent.put("fastest_link", "no link has a known goodput");
        boolean beginsWithRun = beginsWithRun(facts, load);
        String ownClocks = "the load began after the run, by each agent's own clock";
        absent.put("start_skew_ns", beginsWithRun ? "the load was never released" : ownClocks);
        absent.put(
                "start_skew_error_ns",
                beginsWithRun ? "the clocks of the agents were not compared to the end" : ownClocks);
        absent.put("first_byte_spread_ns", "not every link had a first byte");
        if (load.bytesPerLink().isPresent() && load.windowNs().isEmpty()) {
            List.of("first_done", "last_done").forEach(done -> absent.put(done, "there was no measured window"));
        }
        return new Totals(
                bytes,
                operations,
                rate(bytes, load, "goodput_bytes_per_s", noBytes, absent),
                wire.bytesPerS(),
                rate(operations, load, "operations_per_s", noOperations, absent),
                Optional.ofNullable(LinkSum.of(links, LoadTotals::retransmits)),
                Fairness.jain(ranking.goodputs()).orElse(null),
                ranking.slowest().orElse(null),
                ranking.fastest().orElse(null),
                beginsWithRun ? facts.startSkewNs() : null,
                beginsWithRun ? facts.startSkewErrorNs() : null,
                firstByteSpread(links),
                measured.firstDone(),
                measured.lastDone(),
                latency.orElse(null),
                absent);
    }

    private static Long retransmits(LinkResult link) {
        return Optional.ofNullable(link.tcp().source())
                .map(TcpSummary::retransmits)
                .orElse(null);
    }

    private static boolean beginsWithRun(RunMeasurements facts, LoadResult load) {
        Long startNs = load.startNs();
        // One that had no window where the run had one was to begin later.
        return facts.measured()
                .map(window -> startNs != null && window.startNs() >= startNs)
                .orElse(true);
    }

    private static Double rate(Long amount, LoadResult load, String name, String unknown, Map<String, String> absent) {
        absent.put(name, amount == null ? unknown : "there was no measured window");
        Optional<Long> windowNs = load.windowNs();
        return amount == null || windowNs.isEmpty() ? null : (Double) (amount * 1e9 / windowNs.get());
    }

    /** What agents recorded of all their links together is finer, but has those that failed in it. */
    private static Optional<LatencyHistogram> latency(
            LoadMeasurements measured, CountedLinks counted, Map<String, String> absent) {
        List<LatencyHistogram> parts = measured.latencies().isEmpty() || counted.isPartial()
                ? counted.links().stream()
                        .map(LinkResult::latencyNs)
                        .filter(Objects::nonNull)
                        .toList()
                : measured.latencies();
        absent.put("latency_ns", measured.load().streams() ? "plain streams have no responses" : "no link recorded it");
        return parts.isEmpty() ? Optional.empty() : Optional.of(LatencyHistogram.merged(parts));
    }

    private static Long firstByteSpread(List<LinkResult> links) {
        if (links.isEmpty() || links.stream().anyMatch(link -> link.firstByteNs() == null)) {
            return null;
        }
        LongSummaryStatistics first =
                links.stream().mapToLong(LinkResult::firstByteNs).summaryStatistics();
        return first.getMax() - first.getMin();
    }
}
