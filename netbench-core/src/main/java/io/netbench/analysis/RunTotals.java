package io.netbench.analysis;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.Totals;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The totals of a run: sums over links, and rates as sums over the window's length. Links that failed are missing in
 * them; they make the run incomplete, and the report says so.
 */
final class RunTotals {

    private RunTotals() {}

    static Totals of(RunMeasurements facts) {
        CountedLinks counted = CountedLinks.of(facts.links());
        List<LinkResult> links = counted.links();
        LinkRanking ranking = LinkRanking.of(links);
        Map<String, String> absent = new HashMap<>();
        String unknown = counted.isPartial() && links.isEmpty() ? "every link failed" : "no link reported it";
        Long bytes = sum(links, LinkResult::bytes);
        Long operations = sum(links, LinkResult::operations);
        absent.put("bytes", unknown);
        absent.put("operations", unknown);
        Optional<LatencyHistogram> latency = latency(facts, counted, absent);
        WireEstimate.Outcome wire = facts.measuredNs()
                .map(length -> links.isEmpty()
                        ? new WireEstimate.Outcome(null, unknown)
                        : WireEstimate.of(facts.plan(), links, length))
                .orElse(new WireEstimate.Outcome(null, "there was no measured window"));
        absent.put("estimated_wire_bytes_per_s", wire.absence());
        absent.put("fairness_jain", "no link carried anything");
        absent.put("slowest_link", "no link has a known goodput");
        absent.put("fastest_link", "no link has a known goodput");
        absent.put("start_skew_ns", "the load was never released");
        absent.put("start_skew_error_ns", "the clocks of the agents were not compared to the end");
        absent.put("first_byte_spread_ns", "not every link had a first byte");
        return new Totals(
                bytes,
                operations,
                rate(bytes, facts, "goodput_bytes_per_s", unknown, absent),
                wire.bytesPerS(),
                rate(operations, facts, "operations_per_s", unknown, absent),
                Fairness.jain(ranking.goodputs()).orElse(null),
                ranking.slowest().orElse(null),
                ranking.fastest().orElse(null),
                facts.startSkewNs(),
                facts.startSkewErrorNs(),
                firstByteSpread(links),
                facts.firstDone(),
                facts.lastDone(),
                latency.orElse(null),
                absent);
    }

    private static Long sum(List<LinkResult> links, Function<LinkResult, Long> figure) {
        List<Long> known = links.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (Long) known.stream().mapToLong(Long::longValue).sum();
    }

    private static Double rate(
            Long amount, RunMeasurements facts, String name, String unknown, Map<String, String> absent) {
        absent.put(name, amount == null ? unknown : "there was no measured window");
        Optional<Long> windowNs = facts.measuredNs();
        return amount == null || windowNs.isEmpty() ? null : (Double) (amount * 1e9 / windowNs.get());
    }

    /** What agents recorded of all their links together is finer, but has those that failed in it. */
    private static Optional<LatencyHistogram> latency(
            RunMeasurements facts, CountedLinks counted, Map<String, String> absent) {
        List<LatencyHistogram> parts = facts.latencies().isEmpty() || counted.isPartial()
                ? counted.links().stream()
                        .map(LinkResult::latencyNs)
                        .filter(Objects::nonNull)
                        .toList()
                : facts.latencies();
        absent.put("latency_ns", facts.plan().streams() ? "plain streams have no responses" : "no link recorded it");
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
