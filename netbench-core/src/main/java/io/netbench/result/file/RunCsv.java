package io.netbench.result.file;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkFigure;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunResult;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Runs as CSV: one row for each, appended to a file that many runs share. The header is written once; a file with another
 * header is refused, since its columns would mean something else.
 */
public final class RunCsv {

    private static final long LOCK_POLL_NS = 20_000_000;

    private static final CsvTable<RunResult> TABLE = new CsvTable<RunResult>()
            .column("run_id", RunResult::runId)
            .column("started_at", RunResult::startedAt)
            .column("label", RunResult::label)
            .column("version", run -> run.tool().version())
            .column("status", run -> run.status().name().toLowerCase(Locale.ROOT))
            .column("outcome", run -> run.verdict().outcome().name().toLowerCase(Locale.ROOT))
            .column("pattern", run -> run.plan().pattern())
            .column("mode", run -> run.plan().mode())
            .column("topology", run -> run.plan().topology())
            .column("servers", run -> run.plan().servers())
            .column("clients", run -> run.plan().clients())
            .column("links", run -> run.plan().links())
            .column("connections_per_link", run -> run.plan().connectionsPerLink())
            .column("block_size_bytes", run -> run.plan().blockSizeBytes())
            .column("response_size_bytes", run -> run.plan().responseSizeBytes())
            .column("queue_depth", run -> run.plan().queueDepth())
            .column("rate_bits_per_s", run -> run.plan().rateBitsPerS())
            .column("bytes_per_link", run -> run.plan().bytesPerLink())
            .column("barrier", run -> run.plan().barrier())
            .column("verify", run -> run.plan().verify())
            .column("zero_copy", run -> run.plan().asksZeroCopy())
            .column("duration_s", run -> run.plan().durationS())
            .column("warmup_s", run -> run.plan().warmupS())
            .column("transport", RunCsv::transport)
            .column("threads", run -> run.plan().threads())
            .column("bytes", run -> run.totals().bytes())
            .column("operations", run -> run.totals().operations())
            .column("goodput_bytes_per_s", run -> run.totals().goodputBytesPerS())
            .column("operations_per_s", run -> run.totals().operationsPerS())
            .column("fairness_jain", run -> run.totals().fairnessJain())
            .column(
                    "slowest_link_bytes_per_s",
                    run -> Known.of(run.totals().slowestLink(), LinkFigure::goodputBytesPerS))
            .column(
                    "fastest_link_bytes_per_s",
                    run -> Known.of(run.totals().fastestLink(), LinkFigure::goodputBytesPerS))
            .column("latency_p50_ns", run -> Known.of(run.totals().latencyNs(), LatencyHistogram::p50))
            .column("latency_p99_ns", run -> Known.of(run.totals().latencyNs(), LatencyHistogram::p99))
            .column("latency_p999_ns", run -> Known.of(run.totals().latencyNs(), LatencyHistogram::p999))
            .column("retransmits", run -> sum(run, link -> Known.of(link.tcp().source(), TcpSummary::retransmits)))
            .column(
                    "spurious_retransmits",
                    run -> sum(run, link -> Known.ofOptional(link.tcp().source(), TcpSummary::spuriousRetransmits)))
            .column(
                    "timeouts",
                    run -> sum(run, link -> Known.ofOptional(link.tcp().source(), TcpSummary::timeouts)))
            .column("stalls", run -> sum(run, link -> Known.of(link.stalls(), Stalls::count)))
            .column("start_skew_ns", run -> run.totals().startSkewNs())
            .column("failed_links", RunCsv::failedLinks);

    private RunCsv() {}

    /**
     * Makes sure that a row can be appended: the file is writable, and is new, empty, or has this header. To be called
     * before the run.
     *
     * @throws OutputException if not
     */
    public static void requireAppendable(Output output) {
        output.requireWritable();
        Path file = output.target();
        if (output.isFile() && Files.isRegularFile(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                requireHeader(channel, output);
            } catch (IOException e) {
                throw output.failed(e);
            }
        }
    }

    /**
     * Appends the row of {@code result}, and the header before it if the file is new. Programs that append to the same
     * file at once wait for each other.
     *
     * @throws OutputException if it can't be written
     */
    public static void append(RunResult result, Output output, Outlet outlet) {
        String row = TABLE.row(result);
        if (!output.isFile()) {
            output.replace(out -> out.write((TABLE.header() + row).getBytes(StandardCharsets.UTF_8)), outlet);
            return;
        }
        try (FileChannel channel = FileChannel.open(
                        output.target(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = lock(channel, output, outlet.patience())) {
            requireHeader(channel, output);
            append(row, channel);
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

    /** The whole row or nothing: half a row would spoil the next one. */
    private static void append(String row, FileChannel channel) throws IOException {
        long formerEnd = channel.size();
        String before = formerEnd == 0 ? TABLE.header() : endsWithLine(channel) ? "" : "\n";
        ByteBuffer bytes = ByteBuffer.wrap((before + row).getBytes(StandardCharsets.UTF_8));
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

    private static void requireHeader(FileChannel channel, Output output) throws IOException {
        if (channel.size() == 0) {
            return;
        }
        byte[] expected = TABLE.header().getBytes(StandardCharsets.UTF_8);
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

    private static Long sum(RunResult run, Function<LinkResult, Long> figure) {
        List<Long> known =
                run.links().stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (Long) known.stream().mapToLong(Long::longValue).sum();
    }

    private static Long failedLinks(RunResult run) {
        return run.links().stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .count();
    }
}
