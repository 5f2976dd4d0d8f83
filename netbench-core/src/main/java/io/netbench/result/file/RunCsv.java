package io.netbench.result.file;

import io.netbench.result.DatagramLoss;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LinkSum;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import io.netbench.result.Totals;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs as CSV: one row for each load of each run, appended to a file that many runs share. The header is written once; a file with another
 * header is refused, since its columns would mean something else.
 */
public final class RunCsv {

    private static final long LOCK_POLL_NS = 20_000_000;

    private static final CsvTable<Row> TABLE = columns(new CsvTable<>());
    private static final CsvTable<Row> TABLE_OF_SUITE = columns(new CsvTable<Row>().column("run", row -> row.name()));

    private static CsvTable<Row> columns(CsvTable<Row> table) {
        return table.column("run_id", row -> row.run().runId())
                .column("started_at", row -> row.run().startedAt())
                .column("label", row -> row.run().label())
                .column("version", row -> row.run().tool().version())
                .column("status", row -> row.run().status().name().toLowerCase(Locale.ROOT))
                .column("outcome", row -> row.run().verdict().outcome().name().toLowerCase(Locale.ROOT))
                .column("load", row -> row.load().name())
                .column("pattern", row -> row.load().pattern())
                .column("mode", row -> row.load().mode())
                .column("topology", row -> row.load().topology())
                .column("servers", row -> row.load().servers())
                .column("clients", row -> row.load().clients())
                .column("links", row -> row.load().links())
                .column("connections_per_link", row -> row.load().connectionsPerLink())
                .column("block_size_bytes", row -> row.load().blockSizeBytes())
                .column("response_size_bytes", row -> row.load().responseSizeBytes())
                .column("queue_depth", row -> row.load().queueDepth())
                .column("rate_bits_per_s", row -> row.load().rateBitsPerS())
                .column("bytes_per_link", row -> row.load().bytesPerLink())
                .column("barrier", row -> row.load().barrier())
                .column("verify", row -> row.run().plan().verify())
                .column("zero_copy", row -> row.run().plan().asksZeroCopy())
                .column("tls_data", row -> row.run().plan().tlsData())
                .column("duration_s", row -> row.run().plan().durationS())
                .column("warmup_s", row -> row.run().plan().warmupS())
                .column("window_start_ns", row -> row.load().startNs())
                .column("window_ns", row -> row.load().windowNs())
                .column("transport", row -> transport(row.run()))
                .column("threads", row -> row.run().plan().threads())
                .column("bytes", row -> row.totals().bytes())
                .column("operations", row -> row.totals().operations())
                .column("goodput_bytes_per_s", row -> row.totals().goodputBytesPerS())
                .column("operations_per_s", row -> row.totals().operationsPerS())
                .column("fairness_jain", row -> row.totals().fairnessJain())
                .column(
                        "slowest_link_bytes_per_s",
                        row -> Known.of(row.totals().slowestLink(), LinkFigure::goodputBytesPerS))
                .column(
                        "fastest_link_bytes_per_s",
                        row -> Known.of(row.totals().fastestLink(), LinkFigure::goodputBytesPerS))
                .column("latency_p50_ns", row -> Known.of(row.totals().latencyNs(), LatencyHistogram::p50))
                .column("latency_p99_ns", row -> Known.of(row.totals().latencyNs(), LatencyHistogram::p99))
                .column("latency_p999_ns", row -> Known.of(row.totals().latencyNs(), LatencyHistogram::p999))
                .column(
                        "retransmits",
                        row -> sum(row, link -> Known.of(link.tcp().source(), TcpSummary::retransmits)))
                .column(
                        "spurious_retransmits",
                        row -> sum(row, link -> Known.ofOptional(link.tcp().source(), TcpSummary::spuriousRetransmits)))
                .column(
                        "timeouts",
                        row -> sum(row, link -> Known.ofOptional(link.tcp().source(), TcpSummary::timeouts)))
                .column("stalls", row -> sum(row, link -> Known.of(link.stalls(), Stalls::count)))
                .column("start_skew_ns", row -> row.totals().startSkewNs())
                .column("failed_links", RunCsv::failedLinks)
                .column("datagrams_sent", row -> loss(row, DatagramLoss::sent))
                .column("datagrams_lost", row -> loss(row, DatagramLoss::lost))
                .column("datagrams_lost_in_sockets", row -> loss(row, DatagramLoss::inSockets))
                .column("datagrams_lost_in_hosts", row -> loss(row, DatagramLoss::inHosts))
                .column("datagrams_lost_in_nics", row -> loss(row, DatagramLoss::inNics))
                .column("datagrams_lost_in_network", row -> loss(row, DatagramLoss::inNetwork))
                .column(
                        "datagrams_refused",
                        row -> sum(
                                row,
                                link -> link.datagrams().map(LinkCsv::refused).orElse(null)));
    }

    /** @param name of the run in its suite */
    private record Row(Optional<String> name, RunResult run, LoadResult load) {
        Totals totals() {
            return load.totals();
        }

        List<LinkResult> links() {
            return run.linksOf(load);
        }
    }

    private RunCsv() {}

    /**
     * Makes sure that rows can be appended: the file is writable, and is new, empty, or has this header. To be called
     * before the run.
     *
     * @throws OutputException if not
     */
    public static void requireAppendable(Output output) {
        output.requireWritable();
        Path file = output.target();
        if (output.isFile() && Files.isRegularFile(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                requireHeader(channel, output, TABLE.header());
            } catch (IOException e) {
                throw output.failed(e);
            }
        }
    }

    /**
     * Appends the rows of {@code result}, and the header before it if the file is new. Programs that append to the same
     * file at once wait for each other.
     *
     * @throws OutputException if it can't be written
     */
    public static void append(RunResult result, Output output, Outlet outlet) {
        append(TABLE.header(), rows(TABLE, Optional.empty(), result), output, outlet);
    }

    /** The rows of a run of a suite, each with its name before the other columns. */
    public static String rows(String run, RunResult result) {
        return rows(TABLE_OF_SUITE, Optional.of(run), result);
    }

    /**
     * Appends rows of a suite, as {@link #rows} makes them.
     *
     * @throws OutputException if it can't be written
     */
    public static void append(String rows, Output output, Outlet outlet) {
        append(TABLE_OF_SUITE.header(), rows, output, outlet);
    }

    /**
     * Replaces the table of a suite by these rows.
     *
     * @throws OutputException if it can't be written
     */
    public static void replace(Collection<String> rows, Output output, Outlet outlet) {
        String all = TABLE_OF_SUITE.header() + String.join("", rows);
        output.replace(out -> out.write(all.getBytes(StandardCharsets.UTF_8)), outlet);
    }

    private static String rows(CsvTable<Row> table, Optional<String> name, RunResult result) {
        return result.loads().stream()
                .map(load -> table.row(new Row(name, result, load)))
                .collect(Collectors.joining());
    }

    private static void append(String header, String rows, Output output, Outlet outlet) {
        if (!output.isFile()) {
            output.replace(out -> out.write((header + rows).getBytes(StandardCharsets.UTF_8)), outlet);
            return;
        }
        try (FileChannel channel = FileChannel.open(
                        output.target(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, output, outlet.patience())) {
            requireHeader(channel, output, header);
            append(header, rows, channel);
            Objects.requireNonNull(lock, "lock");
        } catch (IOException e) {
            throw output.failed(e);
        }
    }

    /** A program that never lets go of the file must not hold this one. */
    private static FileLock lock(FileChannel channel, Output output, Patience patience) throws IOException {
        Patience.Wait wait = patience.begin(output.name());
        FileLock lock = channel.tryLock();
        while (lock == null) {
            if (wait.isOver()) {
                throw new IOException("another program holds it; " + wait.reason());
            }
            LockSupport.parkNanos(LOCK_POLL_NS);
            lock = channel.tryLock();
        }
        return lock;
    }

    /** All rows of the run or nothing: half a row would spoil the next one. */
    private static void append(String header, String rows, FileChannel channel) throws IOException {
        long formerEnd = channel.size();
        String before = formerEnd == 0 ? header : endsWithLine(channel) ? "" : "\n";
        ByteBuffer bytes = ByteBuffer.wrap((before + rows).getBytes(StandardCharsets.UTF_8));
        try {
            long end = formerEnd;
            while (bytes.hasRemaining()) {
                end += channel.write(bytes, end);
            }
        } catch (IOException e) {
            channel.truncate(formerEnd);
            throw e;
        }
    }

    private static boolean endsWithLine(FileChannel channel) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, channel.size() - 1) == 1 && last.get(0) == '\n';
    }

    private static void requireHeader(FileChannel channel, Output output, String header) throws IOException {
        if (channel.size() == 0) {
            return;
        }
        byte[] expected = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer found = ByteBuffer.allocate(expected.length);
        int read;
        do {
            read = channel.read(found, found.position());
        } while (read > 0 && found.hasRemaining());
        if (!found.flip().equals(ByteBuffer.wrap(expected))) {
            throw new OutputException("%s %s: its header is not that of this version's runs; give another file"
                    .formatted(output.property(), output.path()));
        }
    }

    private static Object transport(RunResult run) {
        return run.hosts().stream()
                .map(host -> host.transport())
                .filter(Objects::nonNull)
                .distinct()
                .reduce((one, other) -> one + "+" + other)
                .orElse(null);
    }

    private static Long sum(Row row, Function<LinkResult, Long> figure) {
        return LinkSum.of(row.links(), figure);
    }

    private static Object loss(Row row, Function<DatagramLoss, Long> figure) {
        return row.load().loss().map(figure).orElse(null);
    }

    private static Long failedLinks(Row row) {
        return row.links().stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .count();
    }
}
