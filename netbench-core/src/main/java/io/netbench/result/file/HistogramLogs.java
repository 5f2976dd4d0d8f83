package io.netbench.result.file;

import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.RunWindow;
import io.netbench.text.PlainText;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Histograms of a run as logs of HdrHistogram, for its own tools: one file for each kind of figure, with a line without a
 * tag for all links together, and one with a tag for each link. The tools read the former unless they are told a tag, and
 * can't read a file that has none. Latency is in nanoseconds, goodput in bytes per second.
 */
public final class HistogramLogs {

    /** Latency of each link's operations. */
    public static final String LATENCY = "latency.hlog";

    /** Goodput of each link over ticks. */
    public static final String GOODPUT = "goodput.hlog";

    /** Goodput of each link over smooth ticks. */
    public static final String GOODPUT_SMOOTH = "goodput-smooth.hlog";

    private static final long NS_PER_MS = 1_000_000;
    private static final int DIGITS_OF_NOTHING = 2;

    private HistogramLogs() {}

    /**
     * Makes sure, before the run, that the logs can be written; makes the folder if it is not there.
     *
     * @throws OutputException if they can't be written
     */
    public static void requireWritable(Output folder) {
        Path path = Path.of(folder.path());
        if (folder.isStandardOutput() || (Files.exists(path) && !Files.isDirectory(path))) {
            throw new OutputException("%s %s: is not a folder".formatted(folder.property(), folder.path()));
        }
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw folder.failed(e);
        }
        files(folder).forEach(Output::requireWritable);
    }

    /**
     * Writes the logs of {@code result} into {@code folder}; a file of which no link has a histogram holds an empty one.
     *
     * @throws OutputException if they can't be written
     */
    public static void write(RunResult result, Output folder, Patience patience) {
        requireWritable(folder);
        Outlet outlet = Outlet.filesOnly(patience);
        write(
                result,
                file(folder, LATENCY),
                "ns",
                outlet,
                link -> Optional.ofNullable(link.latencyNs()).map(LatencyHistogram::decoded));
        write(
                result,
                file(folder, GOODPUT),
                "bytes/s",
                outlet,
                link -> Optional.ofNullable(link.goodputHistogram()).map(GoodputHistogram::decoded));
        write(
                result,
                file(folder, GOODPUT_SMOOTH),
                "bytes/s",
                outlet,
                link -> Optional.ofNullable(link.goodputHistogramSmooth()).map(GoodputHistogram::decoded));
    }

    /** The files that {@link #write} replaces. */
    public static List<Output> files(Output folder) {
        return Stream.of(LATENCY, GOODPUT, GOODPUT_SMOOTH)
                .map(name -> file(folder, name))
                .toList();
    }

    private static Output file(Output folder, String name) {
        return new Output(folder.property(), Path.of(folder.path(), name).toString());
    }

    private static void write(
            RunResult result,
            Output file,
            String unit,
            Outlet outlet,
            Function<LinkResult, Optional<Histogram>> histogram) {
        file.replace(out -> writeTo(out, result, unit, histogram), outlet);
    }

    private static void writeTo(
            OutputStream out, RunResult result, String unit, Function<LinkResult, Optional<Histogram>> histogram)
            throws IOException {
        PrintStream lines = new PrintStream(out, false, StandardCharsets.UTF_8);
        HistogramLogWriter log = new HistogramLogWriter(lines);
        long startMs = startMs(result);
        long endMs = startMs + lengthMs(result);
        log.outputComment("[netbench run " + PlainText.of(result.runId()) + ", values in " + unit
                + ", all links together without a tag, each with its own]");
        log.outputLogFormatVersion();
        log.outputStartTime(startMs);
        log.setBaseTime(startMs);
        log.outputBaseTime(startMs);
        log.outputLegend();
        line(log, together(result, histogram), startMs, endMs);
        for (LinkResult link : result.links()) {
            histogram.apply(link).ifPresent(values -> {
                values.setTag(tag(link));
                line(log, values, startMs, endMs);
            });
        }
        // The log's writer has a PrintStream, which swallows a full disk unless it is asked.
        if (lines.checkError()) {
            throw new IOException("writing failed, the disk may be full");
        }
    }

    private static Histogram together(RunResult result, Function<LinkResult, Optional<Histogram>> histogram) {
        Histogram all = null;
        for (LinkResult link : result.links()) {
            Optional<Histogram> values = histogram.apply(link);
            if (all != null) {
                values.ifPresent(all::add);
            } else if (values.isPresent()) {
                all = values.get();
                all.setAutoResize(true);
            }
        }
        return all == null ? new Histogram(DIGITS_OF_NOTHING) : all;
    }

    private static void line(HistogramLogWriter log, Histogram values, long startMs, long endMs) {
        values.setStartTimeStamp(startMs);
        values.setEndTimeStamp(endMs);
        log.outputIntervalHistogram(values);
    }

    /** The link's name without what separates fields and lines; the writer's own check of tags lets most of it pass. */
    private static String tag(LinkResult link) {
        return PlainText.of(link.name()).replaceAll("[,\\s]", "_");
    }

    private static long startMs(RunResult result) {
        return result.startedAt() == null ? 0 : result.startedAt().toEpochMilli() + windowStartNs(result) / NS_PER_MS;
    }

    private static long windowStartNs(RunResult result) {
        return measured(result).map(RunWindow::startNs).orElse(0L);
    }

    private static long lengthMs(RunResult result) {
        return measured(result).map(RunWindow::lengthNs).orElse(0L) / NS_PER_MS;
    }

    private static Optional<RunWindow> measured(RunResult result) {
        return result.windows().stream()
                .filter(window -> window.phase() == RunWindow.Phase.MEASURE)
                .findFirst();
    }
}
