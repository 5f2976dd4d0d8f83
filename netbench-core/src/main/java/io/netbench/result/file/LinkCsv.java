package io.netbench.result.file;

import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.Lifetime;
import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Links as CSV: a header, and one row for each link. Units stand in the names; an unknown figure is an empty field. */
public final class LinkCsv {

    private static final CsvTable<Row> TABLE = new CsvTable<Row>()
            .column("run_id", row -> row.run().runId())
            .column("label", row -> row.run().label())
            .column("load", row -> row.link().load())
            .column("source", row -> row.link().source())
            .column("sink", row -> row.link().sink())
            .column("status", row -> row.link().status().name().toLowerCase(Locale.ROOT))
            .column("bytes", row -> row.link().bytes())
            .column("operations", row -> row.link().operations())
            .column("window_ns", row -> row.link().windowNs())
            .column("goodput_bytes_per_s", row -> row.link().goodputBytesPerS())
            .column("goodput_tick_p1_bytes_per_s", row -> Known.of(row.link().goodputHistogram(), GoodputHistogram::p1))
            .column("goodput_smooth_p1_bytes_per_s", row -> smooth(row, GoodputHistogram::p1))
            .column("goodput_smooth_p50_bytes_per_s", row -> smooth(row, GoodputHistogram::p50))
            .column("goodput_smooth_p99_bytes_per_s", row -> smooth(row, GoodputHistogram::p99))
            .column("latency_mean_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::mean))
            .column("latency_p50_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::p50))
            .column("latency_p90_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::p90))
            .column("latency_p99_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::p99))
            .column("latency_p999_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::p999))
            .column("latency_max_ns", row -> Known.of(row.link().latencyNs(), LatencyHistogram::max))
            .column("retransmits", row -> Known.of(row.link().tcp().source(), TcpSummary::retransmits))
            .column(
                    "spurious_retransmits",
                    row -> Known.ofOptional(row.link().tcp().source(), TcpSummary::spuriousRetransmits))
            .column("timeouts", row -> Known.ofOptional(row.link().tcp().source(), TcpSummary::timeouts))
            .column("rtt_us", row -> Known.of(row.link().tcp().source(), TcpSummary::rttUs))
            .column("rtt_min_us", row -> Known.of(row.link().tcp().source(), TcpSummary::rttMinUs))
            .column("cwnd", row -> Known.of(row.link().tcp().source(), TcpSummary::cwnd))
            .column("stalls", row -> Known.of(row.link().stalls(), Stalls::count))
            .column("longest_stall_ns", row -> Known.of(row.link().stalls(), Stalls::longestNs))
            .column(
                    "source_stalls",
                    row -> row.link().sourceStalls().map(Stalls::count).orElse(null))
            .column(
                    "longest_source_stall_ns",
                    row -> row.link().sourceStalls().map(Stalls::longestNs).orElse(null))
            .column("sent_bytes", row -> Known.of(row.link().lifetime(), Lifetime::sentBytes))
            .column("received_bytes", row -> Known.of(row.link().lifetime(), Lifetime::receivedBytes))
            .column("unexplained_bytes", row -> Known.of(row.link().lifetime(), Lifetime::unexplainedBytes))
            .column("datagrams_sent", row -> datagrams(row, LinkDatagrams::sent))
            .column("datagrams_received", row -> datagrams(row, LinkDatagrams::received))
            .column("datagrams_lost", row -> datagrams(row, LinkDatagrams::lost))
            .column("datagrams_lost_in_socket", row -> datagrams(row, LinkDatagrams::lostInSocket))
            .column("datagrams_duplicate", row -> datagrams(row, LinkDatagrams::duplicates))
            .column("datagrams_reordered", row -> datagrams(row, LinkDatagrams::reordered))
            .column("jitter_ns", row -> datagrams(row, LinkDatagrams::jitterNs))
            .column("datagrams_refused", row -> datagrams(row, LinkCsv::refused))
            .column("datagrams_overdue", row -> datagrams(row, of -> ofSink(of, of.overdue())))
            .column("datagrams_malformed", row -> datagrams(row, of -> ofSink(of, of.malformed())))
            .column("source_interfaces", row -> each(row.link().sourceInterfaces(), LinkInterface::name))
            .column(
                    "source_interface_connections",
                    row -> each(row.link().sourceInterfaces(), LinkInterface::connections))
            .column(
                    "source_interface_bits_per_s",
                    row -> each(row.link().sourceInterfaces(), LinkInterface::speedBitsPerS))
            .column("sink_interfaces", row -> each(row.link().sinkInterfaces(), LinkInterface::name))
            .column("sink_interface_connections", row -> each(row.link().sinkInterfaces(), LinkInterface::connections))
            .column("sink_interface_bits_per_s", row -> each(row.link().sinkInterfaces(), LinkInterface::speedBitsPerS))
            .column("failures", row -> String.join("; ", row.link().failures()));

    private record Row(RunResult run, LinkResult link) {}

    private LinkCsv() {}

    /**
     * Replaces {@code output} by the links of {@code result}.
     *
     * @throws OutputException if it can't be written
     */
    public static void write(RunResult result, Output output, Outlet outlet) {
        output.replace(
                out -> {
                    out.write(TABLE.header().getBytes(StandardCharsets.UTF_8));
                    for (LinkResult link : result.links()) {
                        out.write(TABLE.row(new Row(result, link)).getBytes(StandardCharsets.UTF_8));
                    }
                },
                outlet);
    }

    /** It is left out where there were none, and where the source did not tell. */
    static Long refused(LinkDatagrams datagrams) {
        return datagrams.refused().orElse(datagrams.segmented() == null ? null : (Long) 0L);
    }

    /** The same of the sink. */
    private static Long ofSink(LinkDatagrams datagrams, Optional<Long> count) {
        return count.orElse(datagrams.duplicates() == null ? null : (Long) 0L);
    }

    private static Object datagrams(Row row, Function<LinkDatagrams, ?> figure) {
        return row.link().datagrams().map(figure::apply).orElse(null);
    }

    private static Object smooth(Row row, Function<GoodputHistogram, Long> figure) {
        return Known.of(row.link().goodputHistogramSmooth(), figure);
    }

    /** A figure of each interface, in one order in all columns; where it is unknown, nothing stands between the marks. */
    private static Optional<String> each(Optional<List<LinkInterface>> interfaces, Function<LinkInterface, ?> figure) {
        return interfaces.map(all -> all.stream()
                .map(figure)
                .map(value -> Objects.toString(value, ""))
                .collect(Collectors.joining(";")));
    }
}
