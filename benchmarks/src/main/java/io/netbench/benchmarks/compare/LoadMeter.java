package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Takes readings of both ends of a load while it runs, from outside: the same for every tool, whatever a tool says of
 * itself.
 */
final class LoadMeter implements AutoCloseable {

    private static final long PERIOD_MS = 25;

    private final long server;
    private final long client;
    private final String device;
    private final List<LoadReading> readings = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "load-meter");
    private volatile boolean over;

    private LoadMeter(long server, long client, String device) {
        this.server = server;
        this.client = client;
        this.device = device;
    }

    /** Begins to read the figures of two processes and of the interface between them. */
    static LoadMeter start(long serverPid, long clientPid, String device) {
        LoadMeter meter = new LoadMeter(serverPid, clientPid, device);
        meter.thread.setDaemon(true);
        meter.thread.start();
        return meter;
    }

    /** Ends, and tells the costs of the load's window; empty if they could not be read. */
    Optional<LoadCosts> stop(double windowS) {
        close();
        return LoadCosts.of(readings, windowS);
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!over) {
            try {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MS);
                readings.add(read());
            } catch (IOException e) {
                // A process is over, or not there yet: there is nothing to be read of it.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private LoadReading read() throws IOException {
        double atS = System.nanoTime() / 1e9;
        return new LoadReading(
                atS,
                ProcessFigures.networkBytes(server, device),
                cpuSeconds(server),
                cpuSeconds(client),
                ProcessFigures.softInterruptSeconds());
    }

    private static double cpuSeconds(long pid) throws IOException {
        return ProcessFigures.cpuSeconds(pid).orElseThrow(() -> new IOException("process " + pid + " is over"));
    }
}
