package io.netbench.analysis;

import io.netbench.result.LoadResult;
import io.netbench.result.Totals;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The totals of a run: those of its load, or of several what can be added up. */
final class RunTotals {

    private static final List<String> OF_ONE_LOAD = List.of(
            "operations",
            "operations_per_s",
            "fairness_jain",
            "slowest_link",
            "fastest_link",
            "first_byte_spread_ns",
            "first_done",
            "last_done",
            "latency_ns");

    private RunTotals() {}

    /**
     * All loads together.
     *
     * @param loads with their totals
     */
    static Totals of(RunMeasurements facts, List<LoadResult> loads) {
        if (loads.size() == 1) {
            return loads.get(0).totals();
        }
        Map<String, String> absent = new HashMap<>();
        OF_ONE_LOAD.forEach(figure -> absent.put(figure, "the run has several loads, each of which has its own"));
        Optional<Long> windowNs = facts.measuredNs();
        Long bytes = bytes(loads, absent);
        absent.put("goodput_bytes_per_s", bytes == null ? absent.get("bytes") : "there was no measured window");
        absent.put("start_skew_ns", "the load was never released");
        absent.put("start_skew_error_ns", "the clocks of the agents were not compared to the end");
        return new Totals(
                bytes,
                null,
                bytes == null ? null : windowNs.map(ns -> bytes * 1e9 / ns).orElse(null),
                wireBytesPerS(loads, windowNs, absent),
                null,
                retransmits(loads, absent),
                null,
                null,
                null,
                facts.startSkewNs(),
                facts.startSkewErrorNs(),
                null,
                Optional.empty(),
                Optional.empty(),
                null,
                absent);
    }

    /** What is known; a load without any link that counts has its errors. */
    private static Long bytes(List<LoadResult> loads, Map<String, String> absent) {
        List<LoadResult> known =
                loads.stream().filter(load -> load.totals().bytes() != null).toList();
        absent.put("bytes", reasonOfFirst(loads, "bytes"));
        return known.isEmpty()
                ? null
                : (Long) known.stream().mapToLong(load -> load.totals().bytes()).sum();
    }

    /** Of loads over TCP that have links which count: what one of them does not know, the others' sum is not. */
    private static Optional<Long> retransmits(List<LoadResult> loads, Map<String, String> absent) {
        List<LoadResult> overTcp = loads.stream()
                .filter(load -> !load.isOfDatagrams() && load.totals().bytes() != null)
                .toList();
        absent.put("retransmits", reasonOfFirst(overTcp.isEmpty() ? loads : overTcp, "retransmits"));
        return overTcp.stream().allMatch(load -> load.totals().retransmits().isPresent())
                ? overTcp.stream()
                        .map(load -> load.totals().retransmits().orElseThrow())
                        .reduce(Long::sum)
                : Optional.empty();
    }

    /** Each load's rate counts for as long as its window. */
    private static Double wireBytesPerS(List<LoadResult> loads, Optional<Long> windowNs, Map<String, String> absent) {
        Function<LoadResult, Double> perS = load -> load.totals().estimatedWireBytesPerS();
        boolean isKnown = loads.stream()
                .allMatch(load -> perS.apply(load) != null && load.windowNs().isPresent());
        absent.put(
                "estimated_wire_bytes_per_s",
                isKnown ? "there was no measured window" : reasonOfFirst(loads, "estimated_wire_bytes_per_s"));
        return !isKnown || windowNs.isEmpty()
                ? null
                : (Double) (loads.stream()
                                .mapToDouble(load ->
                                        perS.apply(load) * load.windowNs().orElseThrow())
                                .sum()
                        / windowNs.get());
    }

    private static String reasonOfFirst(List<LoadResult> loads, String figure) {
        return loads.stream()
                .filter(load -> load.totals().absent().containsKey(figure))
                .map(load -> load.totals().absent().get(figure))
                .findFirst()
                .orElse("no load reported it");
    }
}
