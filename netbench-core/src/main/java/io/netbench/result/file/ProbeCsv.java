package io.netbench.result.file;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.ProbeResult;
import io.netbench.result.RunResult;
import io.netbench.result.UnderLoad;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Latency under load as CSV: a header, and for each kind of probe a row before, under and after the load. Units stand in the
 * names; an unknown figure is an empty field, and so is one that is of another row.
 */
public final class ProbeCsv {

    private static final String BEFORE = "before";
    private static final String UNDER = "under";
    private static final String AFTER = "after";

    private static final CsvTable<Row> TABLE = new CsvTable<Row>()
            .column("run_id", row -> row.run().runId())
            .column("label", row -> row.run().label())
            .column("probe", row -> row.probe().kind())
            .column("load", Row::phase)
            .column("pairs", row -> row.probe().pairs())
            .column("probes_per_s", row -> row.seen().probesPerS())
            .column("probes", row -> Known.of(row.times(), LatencyHistogram::samples))
            .column("latency_p50_ns", row -> Known.of(row.times(), LatencyHistogram::p50))
            .column("latency_p99_ns", row -> Known.of(row.times(), LatencyHistogram::p99))
            .column("latency_p999_ns", row -> Known.of(row.times(), LatencyHistogram::p999))
            .column("latency_max_ns", row -> Known.of(row.times(), LatencyHistogram::max))
            .column("added_p50_ns", row -> row.of(UNDER, ProbeResult::addedP50Ns))
            .column("added_p99_ns", row -> row.of(UNDER, ProbeResult::addedP99Ns))
            .column("inflation_p50", row -> row.of(UNDER, ProbeResult::inflationP50))
            .column("inflation_p99", row -> row.of(UNDER, ProbeResult::inflationP99))
            .column("normal_again_ns", row -> row.of(AFTER, ProbeResult::normalAgainNs));

    private record Row(RunResult run, UnderLoad seen, ProbeResult probe, String phase, LatencyHistogram times) {

        /** A figure that stands in the row of one phase alone. */
        Object of(String ofPhase, Function<ProbeResult, Object> figure) {
            return phase.equals(ofPhase) ? figure.apply(probe) : null;
        }
    }

    private ProbeCsv() {}

    /**
     * Replaces {@code output} by what probes saw beside {@code result}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(RunResult result, Output output, Outlet outlet) {
        output.replace(
                out -> {
                    out.write(TABLE.header().getBytes(StandardCharsets.UTF_8));
                    for (Row row : rows(result)) {
                        out.write(TABLE.row(row).getBytes(StandardCharsets.UTF_8));
                    }
                },
                outlet);
    }

    private static List<Row> rows(RunResult result) {
        Optional<UnderLoad> seen = result.latencyUnderLoad();
        return seen.stream()
                .flatMap(of -> of.probes().stream())
                .flatMap(probe -> List.of(
                        new Row(result, seen.orElseThrow(), probe, BEFORE, probe.idle()),
                        new Row(result, seen.orElseThrow(), probe, UNDER, probe.loaded()),
                        new Row(result, seen.orElseThrow(), probe, AFTER, probe.after()))
                        .stream())
                .toList();
    }
}
