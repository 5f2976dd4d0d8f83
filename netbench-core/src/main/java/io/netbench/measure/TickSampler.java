package io.netbench.measure;

import io.netbench.plan.RunPlan;
import io.netbench.plan.TimingRequest;
import io.netbench.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at the counters of all links of an agent at each boundary T + k × tick, and cuts them into samples.
 *
 * <p>The looks are made by a thread of its own, which sleeps in between; event loops never wait for it, nor it for them.
 * A look that comes late costs resolution, not truth: samples are divided by the time that really passed. All methods
 * are thread-safe.
 */
public final class TickSampler implements AutoCloseable {

    private static final long JOIN_MS = 1_000;

    private final Clock clock;
    private final long tickNs;
    private final Timeline timeline;
    private final List<LinkSampler> links;
    private final CumulativeLog log;
    private Thread thread;
    private long sampledNs;
    private boolean isOver;
    private volatile boolean isClosed;

    TickSampler(RunPlan share, long tickNs, List<LinkSampler> links, CumulativeLog log, Clock clock) {
        this.clock = clock;
        this.tickNs = tickNs;
        this.timeline = new Timeline(share.schedule(), share.endsByBytesOrRounds());
        this.links = List.copyOf(links);
        this.log = log;
        this.sampledNs = clock.nanoTime();
    }

    /** The tick of an agent that has {@code links} links, where {@code askedNs} was asked for. */
    public static long effectiveTickNs(int links, long askedNs) {
        return links > TimingRequest.MANY_LINKS
                ? Math.max(TimingRequest.DEFAULT_TICK_WITH_MANY_LINKS_NS, askedNs)
                : askedNs;
    }

    /** Starts the thread. */
    public synchronized void start() {
        thread = new Thread(this::run, "netbench-ticks");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Announces the next start of traffic, before it and while all links are silent. The first one begins the warm-up,
     * where the plan has one; in a timed run the window follows by itself, else it has a start of its own.
     *
     * @param startNs the instant, on the sampler's clock
     * @throws IllegalStateException if all starts that the plan has were announced already
     */
    public synchronized void arm(long startNs) {
        if (timeline.isWarmupDue()) {
            timeline.armWarmup(startNs);
            links.forEach(link -> link.startWarmup(startNs));
        } else {
            timeline.armWindow(startNs);
            links.forEach(link -> link.startWindow(startNs));
        }
        timeline.windowFromNs().ifPresent(fromNs -> log.add(fromNs, 0));
        LockSupport.unpark(thread);
    }

    /**
     * Ends the window at {@code atNs}, when bytes or rounds are done, or somebody stops the run; but not before the
     * latest look, which can't be taken back, nor later than an end that is known. A window that has not begun never will.
     */
    public synchronized void endWindow(long atNs) {
        long endNs = atNs - sampledNs > 0 ? atNs : sampledNs;
        if (!timeline.isWindowBegun(endNs)) {
            isOver = true;
        } else if (!timeline.isWindowOver(endNs)) {
            timeline.endWindow(endNs);
        }
        LockSupport.unpark(thread);
    }

    /** When the window began or will begin; empty as long as that is not known. */
    public synchronized OptionalLong windowFromNs() {
        return timeline.windowFromNs();
    }

    /** When the window ended or will end; empty as long as that is not known. */
    public synchronized OptionalLong windowToNs() {
        return timeline.windowToNs();
    }

    /** Looks at all links now. The thread does so at each boundary; where none was started, its owner does. */
    public synchronized void sample() {
        long passNs = clock.nanoTime();
        if (isOver || !timeline.isBegun(passNs)) {
            return;
        }
        long windowBytes = 0;
        for (LinkSampler link : links) {
            sampledNs = clock.nanoTime();
            link.sample(sampledNs, timeline);
            windowBytes += link.windowBytes();
        }
        isOver = timeline.isWindowOver(passNs);
        if (timeline.isWindowBegun(passNs)) {
            log.add(isOver ? timeline.windowToNs().orElseThrow() : passNs, windowBytes);
        }
    }

    private void run() {
        while (!isClosed && !isOver()) {
            long nowNs = clock.nanoTime();
            long nextNs = nextBoundaryNs(nowNs);
            LockSupport.parkNanos(this, nextNs - nowNs);
            if (clock.nanoTime() - nextNs >= 0) {
                sample();
            }
        }
    }

    private synchronized boolean isOver() {
        return isOver;
    }

    private synchronized long nextBoundaryNs(long nowNs) {
        return timeline.nextBoundaryNs(nowNs, tickNs);
    }

    /** Stops the thread, and ends a window that is still open now. Figures are final afterwards. */
    @Override
    public void close() {
        isClosed = true;
        stopThread();
        synchronized (this) {
            if (!isOver) {
                endWindow(clock.nanoTime());
                sample();
            }
        }
    }

    private void stopThread() {
        Thread stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        if (stopping == null) {
            return;
        }
        LockSupport.unpark(stopping);
        try {
            stopping.join(JOIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
