package io.netbench.result;

import java.util.List;
import java.util.Map;

/**
 * The warm-up: a phase of its own, with its own totals and its own word on whether it went well.
 *
 * @param durationNs how long it lasted
 * @param bytes payload that arrived at the sinks in it
 * @param operations operations that were completed in it
 * @param goodputBytesPerS bytes over duration
 * @param pass whether every link carried something
 * @param reasons why it did not pass
 * @param absent why a figure is null
 */
public record Warmup(
        Long durationNs,
        Long bytes,
        Long operations,
        Double goodputBytesPerS,
        boolean pass,
        List<String> reasons,
        Map<String, String> absent) {

    public Warmup {
        Require.notNegative("warmup.duration_ns", durationNs);
        Require.notNegative("warmup.bytes", bytes);
        Require.notNegative("warmup.operations", operations);
        Require.notNegative("warmup.goodput_bytes_per_s", goodputBytesPerS);
        reasons = List.copyOf(reasons);
        absent = Absent.from(absent)
                .figure("duration_ns", durationNs)
                .figure("bytes", bytes)
                .figure("operations", operations)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .reasons();
    }
}
