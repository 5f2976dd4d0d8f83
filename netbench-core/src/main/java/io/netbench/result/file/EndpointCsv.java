package io.netbench.result.file;

import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Endpoints as CSV: a header, and one row for each direction that an endpoint has: what it sent ({@code out}) and what it
 * received ({@code in}), over all of its links. Units stand in the names; an unknown figure is an empty field.
 */
public final class EndpointCsv {

    private static final CsvTable<Row> TABLE = new CsvTable<Row>()
            .column("run_id", row -> row.run().runId())
            .column("label", row -> row.run().label())
            .column("endpoint", row -> row.endpoint().name())
            .column("host", row -> row.endpoint().host())
            .column("direction", Row::direction)
            .column("links", row -> row.flow().links())
            .column("failed_links", row -> row.flow().failedLinks().orElse(0))
            .column("bytes", row -> row.flow().bytes())
            .column("goodput_bytes_per_s", row -> row.flow().goodputBytesPerS())
            .column("retransmits", row -> row.flow().retransmits())
            .column("spurious_retransmits", row -> row.flow().spuriousRetransmits())
            .column("stalls", row -> Known.of(row.flow().stalls(), Stalls::count))
            .column("stalls_ns", row -> Known.of(row.flow().stalls(), Stalls::totalNs))
            .column("longest_stall_ns", row -> Known.of(row.flow().stalls(), Stalls::longestNs));

    private record Row(RunResult run, EndpointResult endpoint, String direction, EndpointFlow flow) {}

    private EndpointCsv() {}

    /**
     * Replaces {@code output} by the endpoints of {@code result}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(RunResult result, Output output, Outlet outlet) {
        output.replace(
                out -> {
                    out.write(TABLE.header().getBytes(StandardCharsets.UTF_8));
                    for (EndpointResult endpoint : result.endpoints()) {
                        for (Row row : rows(result, endpoint)) {
                            out.write(TABLE.row(row).getBytes(StandardCharsets.UTF_8));
                        }
                    }
                },
                outlet);
    }

    private static List<Row> rows(RunResult result, EndpointResult endpoint) {
        Optional<Row> sent = endpoint.out().map(flow -> new Row(result, endpoint, "out", flow));
        Optional<Row> received = endpoint.in().map(flow -> new Row(result, endpoint, "in", flow));
        return List.of(sent, received).stream().flatMap(Optional::stream).toList();
    }
}
