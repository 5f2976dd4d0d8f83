package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.List;
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

    /** Reads what the client printed, the goodput at least. */
    abstract Sample.Builder read(String output, Timing timing) throws IOException;

    @Override
    public final Sample measure(Timing timing) throws IOException {
        List<String> command = client(timing);
        ProcessFigures.forgetPeakMemory(server.pid());
        try (Program run = Program.start(site.onClient(command));
                LoadMeter meter = LoadMeter.start(server.pid(), run.pid(), site.device())) {
            Sample.Builder sample = read(run.await(timing.deadlineS()), timing);
            meter.stop(timing.windowS()).ifPresent(costs -> sample.withCosts(costs, work));
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
