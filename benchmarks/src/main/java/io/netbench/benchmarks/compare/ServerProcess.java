package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A session of a tool that is one server process for all runs, and a client process for each. */
abstract class ServerProcess implements Tool.Session {

    final Work work;
    final Site site;
    final int port;
    private final Program server;

    ServerProcess(Cell cell, Site site, int port, List<String> command) throws IOException {
        this.work = cell.work();
        this.site = site;
        this.port = port;
        server = Program.start(site.onServer(command));
        try {
            server.awaitListening(port, 10);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** The command of the client, to which the site's prefix is added. */
    abstract List<String> client(Timing timing);

    /** Reads what the client printed. {@code cpuSeconds} are those of the server during the run, where known. */
    abstract Sample.Builder read(String output, Timing timing, Optional<Double> cpuSeconds) throws IOException;

    @Override
    public final Sample measure(Timing timing) throws IOException {
        List<String> command = client(timing);
        ProcessFigures.forgetPeakMemory(server.pid());
        double before = ProcessFigures.cpuSeconds(server.pid()).orElse(Double.NaN);
        try (Program run = Program.start(site.onClient(command))) {
            String output = run.await(timing.deadlineS());
            double used = ProcessFigures.cpuSeconds(server.pid()).orElse(Double.NaN) - before;
            Sample.Builder sample = read(output, timing, Double.isNaN(used) ? Optional.empty() : Optional.of(used));
            OptionalLong serverMemory = ProcessFigures.peakMemoryBytes(server.pid());
            serverMemory.ifPresent(bytes -> sample.with(Metric.SERVER_MEMORY, bytes));
            if (run.peakMemoryBytes() > 0) {
                sample.with(Metric.CLIENT_MEMORY, run.peakMemoryBytes());
            }
            return sample.of(String.join(" ", command));
        }
    }

    @Override
    public final void close() {
        server.close();
    }
}
