package io.netbench.result;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * The figures of a run that stand for it in a suite.
 *
 * @param runId public name of the run
 * @param startedAt wall-clock time of its start; null if it never started
 * @param status how far it came
 * @param outcome what it comes to
 * @param exitStatus the exit status of that
 * @param bytes payload that arrived at all sinks in its window
 * @param goodputBytesPerS bytes over the window's length
 * @param absent why a figure is null
 */
public record RunDigest(
        String runId,
        Instant startedAt,
        RunStatus status,
        Verdict.Outcome outcome,
        int exitStatus,
        Long bytes,
        Double goodputBytesPerS,
        Map<String, String> absent) {

    public RunDigest {
        Require.text("digest.run_id", runId);
        Objects.requireNonNull(status, "digest.status");
        Objects.requireNonNull(outcome, "digest.outcome");
        Require.notNegative("digest.exit_status", exitStatus);
        Require.notNegative("digest.bytes", bytes);
        Require.notNegative("digest.goodput_bytes_per_s", goodputBytesPerS);
        absent = Absent.from(absent)
                .figure("started_at", startedAt)
                .figure("bytes", bytes)
                .figure("goodput_bytes_per_s", goodputBytesPerS)
                .reasons();
    }

    /** That of a result. */
    public static RunDigest of(RunResult run) {
        return new RunDigest(
                run.runId(),
                run.startedAt(),
                run.status(),
                run.verdict().outcome(),
                run.verdict().exitStatus(),
                run.totals().bytes(),
                run.totals().goodputBytesPerS(),
                Map.of(
                        "started_at", run.absent().getOrDefault("started_at", ""),
                        "bytes", run.totals().absent().getOrDefault("bytes", ""),
                        "goodput_bytes_per_s", run.totals().absent().getOrDefault("goodput_bytes_per_s", "")));
    }
}
