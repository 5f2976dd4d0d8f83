package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All links of a load, or of a run, together. Of a run with several loads, what has no meaning over all of them is unknown,
 * and says so.
 *
 * @param bytes payload that arrived at all sinks in the window
 * @param operations blocks that were complete at the sinks
 * @param goodputBytesPerS bytes over the window's length; never a sum of rates
 * @param estimatedWireBytesPerS what the wire carried for that, headers and gaps of Ethernet included: an estimate
 * @param operationsPerS operations over the window's length
 * @param retransmits segments that the sources sent again in the window, if each link's source tells it
 * @param fairnessJain Jain's index of the links' goodput: 1 when all are alike, 1/n when one has it all
 * @param slowestLink the link with the least goodput
 * @param fastestLink the link with the most
 * @param startSkewNs spread of the instants at which agents really released the load
 * @param startSkewErrorNs bound of that spread's error, from the clocks' offsets; 0 where agents share one clock
 * @param firstByteSpreadNs time from the first link's first byte to the last link's
 * @param firstDone everything up to the instant when the first link was done; only with a byte target
 * @param lastDone everything up to the instant when the last link was done; only with a byte target
 * @param latencyNs operations of all links
 * @param absent why a figure is null
 */
public record Totals(
        Long bytes,
        Long operations,
        Double goodputBytesPerS,
        Double estimatedWireBytesPerS,
        Double operationsPerS,
        Optional<Long> retransmits,
        Double fairnessJain,
        LinkFigure slowestLink,
        LinkFigure fastestLink,
        Long startSkewNs,
        Long startSkewErrorNs,
        Long firstByteSpreadNs,
        Optional<Span> firstDone,
        Optional<Span> lastDone,
        LatencyHistogram latencyNs,
        Map<String, String> absent) {

    private static final List<String> FIGURES = List.of(
            "bytes",
            "operations",
            "goodput_bytes_per_s",
            "estimated_wire_bytes_per_s",
            "operations_per_s",
            "fairness_jain",
            "slowest_link",
            "fastest_link",
            "start_skew_ns",
            "start_skew_error_ns",
            "first_byte_spread_ns",
            "latency_ns");

    /** Nothing was concluded of the links yet. */
    public static Totals unknown(String reason) {
        return new Totals(
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                null,
                null,
                null,
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                null,
                FIGURES.stream().collect(Collectors.toMap(Function.identity(), figure -> reason)));
    }

    public Totals {
        Require.notNegative("totals.bytes", bytes);
        Require.notNegative("totals.operations", operations);
        Require.notNegative("totals.goodput_bytes_per_s", goodputBytesPerS);
        Require.notNegative("totals.estimated_wire_bytes_per_s", estimatedWireBytesPerS);
        Require.notNegative("totals.operations_per_s", operationsPerS);
        retransmits.ifPresent(segments -> Require.notNegative("totals.retransmits", segments));
        Require.notNegative("totals.fairness_jain", fairnessJain);
        Require.notNegative("totals.start_skew_ns", startSkewNs);
        Require.notNegative("totals.start_skew_error_ns", startSkewErrorNs);
        Require.notNegative("totals.first_byte_spread_ns", firstByteSpreadNs);
        absent = Absent.from(absent)
                .figure("bytes", bytes)
                .figure("operations", operations)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .figure("estimated_wire_bytes_per_s", estimatedWireBytesPerS)
                .figure("operations_per_s", operationsPerS)
                .optional("retransmits", retransmits)
                .figure("fairness_jain", fairnessJain)
                .figure("slowest_link", slowestLink)
                .figure("fastest_link", fastestLink)
                .figure("start_skew_ns", startSkewNs)
                .figure("start_skew_error_ns", startSkewErrorNs)
                .figure("first_byte_spread_ns", firstByteSpreadNs)
                .optional("first_done", firstDone)
                .optional("last_done", lastDone)
                .figure("latency_ns", latencyNs)
                .reasons();
    }
}
