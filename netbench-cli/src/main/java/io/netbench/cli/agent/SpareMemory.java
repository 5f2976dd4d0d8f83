package io.netbench.cli.agent;

import io.netbench.agent.RunLog;
import io.netbench.dataplane.ShareTotals;
import java.net.InetAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Gives memory back that an agent needed once. A heap that has grown stays as large as it was until it is collected as a
 * whole, and an agent at rest never is. During a run, and shortly after one, nothing is collected: it would stop its loops.
 * Thread-safe.
 */
public final class SpareMemory implements RunLog, AutoCloseable {

    /** What an agent at rest may keep: a heap of this size costs little, and the next run needs it. */
    static final long KEPT_BYTES = 96L << 20;

    private static final long LOOK_S = 5;

    /** Looks that are passed over at most after collections that brought nothing: what they cost stays small. */
    private static final int MAX_PAUSE = 15;

    private final RunLog log;
    private final LongSupplier heapBytes;
    private final Runnable collector;
    private final AtomicInteger runs = new AtomicInteger();
    private final Thread watch;
    private volatile boolean ranLately;
    private int pause;
    private int looksToPass;

    /** Of this process. {@code log} hears of every run too. */
    public SpareMemory(RunLog log) {
        this(log, Runtime.getRuntime()::totalMemory, System::gc);
    }

    SpareMemory(RunLog log, LongSupplier heapBytes, Runnable collector) {
        this.log = log;
        this.heapBytes = heapBytes;
        this.collector = collector;
        watch = new Thread(this::lookAgainAndAgain, "netbench-memory");
        watch.setDaemon(true);
    }

    /** Looks after the heap from now on, until this is closed. Called once. */
    public void watch() {
        watch.start();
    }

    /** An agent that has ended knows of no run, so what it collected would stop the loops of those of another. */
    @Override
    public void close() {
        watch.interrupt();
    }

    /** Whether it looks now and then. */
    boolean isWatching() {
        return watch.isAlive();
    }

    private void lookAgainAndAgain() {
        try {
            while (true) {
                TimeUnit.SECONDS.sleep(LOOK_S);
                look();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Collects if the agent has been at rest since the look before, and the heap is larger than it may stay. */
    void look() {
        boolean isAtRest = runs.get() == 0 && !ranLately;
        ranLately = false;
        if (!isAtRest) {
            pause = 0;
            looksToPass = 0;
        } else if (heapBytes.getAsLong() > KEPT_BYTES && --looksToPass < 0) {
            collector.run();
            pause = heapBytes.getAsLong() > KEPT_BYTES ? Math.min(2 * pause + 1, MAX_PAUSE) : 0;
            looksToPass = pause;
        }
    }

    /** Somebody is served whom no run knows of. */
    public void guestCame() {
        runs.incrementAndGet();
    }

    /** That is over. */
    public void guestLeft() {
        ranLately = true;
        runs.decrementAndGet();
    }

    @Override
    public void began(long run, Optional<InetAddress> coordinator) {
        runs.incrementAndGet();
        log.began(run, coordinator);
    }

    @Override
    public void carried(long run, ShareTotals totals) {
        log.carried(run, totals);
    }

    @Override
    public void ended(long run, Optional<String> failure) {
        ranLately = true;
        runs.decrementAndGet();
        log.ended(run, failure);
    }
}
