package io.netbench.launch;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets launched agents hear of their launcher, between the runs of a suite too: an end of their standard input tells them of one that
 * died, but not of one whose host or way to them is gone. Closing it ends that.
 */
final class Heartbeats implements AutoCloseable {

    /** Several of them go into the silence after which an agent takes itself for forgotten. */
    private static final long PERIOD_MS = 20_000;

    private final Supplier<List<ChildProcess>> processes;
    private final long periodMs;
    private final CountDownLatch end = new CountDownLatch(1);

    private Heartbeats(Supplier<List<ChildProcess>> processes, long periodMs) {
        this.processes = processes;
        this.periodMs = periodMs;
    }

    /**
     * Begins.
     *
     * @param processes those that there are by now
     */
    static Heartbeats to(Supplier<List<ChildProcess>> processes) {
        return to(processes, PERIOD_MS);
    }

    static Heartbeats to(Supplier<List<ChildProcess>> processes, long periodMs) {
        Heartbeats beats = new Heartbeats(processes, periodMs);
        Thread thread = new Thread(beats::run, "netbench-heartbeats");
        thread.setDaemon(true);
        thread.start();
        return beats;
    }

    private void run() {
        try {
            while (!end.await(periodMs, TimeUnit.MILLISECONDS)) {
                processes.get().forEach(ChildProcess::beat);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
    }
}
