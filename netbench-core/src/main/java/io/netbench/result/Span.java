package io.netbench.result;

import java.util.Map;

/**
 * What all links together carried over one stretch of a run.
 *
 * @param startNs its begin
 * @param endNs its end, exclusive
 * @param bytes payload that arrived at the sinks in it
 * @param goodputBytesPerS bytes over its length
 * @param absent why a figure is null
 */
public record Span(Long startNs, Long endNs, Long bytes, Double goodputBytesPerS, Map<String, String> absent) {

    public Span {
        Require.notNegative("span.bytes", bytes);
        Require.notNegative("span.goodput_bytes_per_s", goodputBytesPerS);
        absent = Absent.from(absent)
                .figure("start_ns", startNs)
                .figure("end_ns", endNs)
                .figure("bytes", bytes)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .reasons();
    }

    /** A stretch that was measured; its goodput follows from the rest, and is unknown if it has no length. */
    public static Span of(long startNs, long endNs, long bytes) {
        Double goodput = endNs > startNs ? (Double) (bytes * 1e9 / (endNs - startNs)) : null;
        return new Span(startNs, endNs, bytes, goodput, Map.of("goodput_bytes_per_s", "the span has no length"));
    }

    /** A stretch of which nobody can tell what arrived in it. */
    public static Span uncounted(long startNs, long endNs, String reason) {
        return new Span(startNs, endNs, null, null, Map.of("bytes", reason, "goodput_bytes_per_s", reason));
    }

    /** A stretch of which nothing is known. */
    public static Span unknown(String reason) {
        return new Span(
                null,
                null,
                null,
                null,
                Map.of("start_ns", reason, "end_ns", reason, "bytes", reason, "goodput_bytes_per_s", reason));
    }
}
