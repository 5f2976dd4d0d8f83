package io.netbench.measure;

import io.netbench.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

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
    private final Map<Integer, LoadSampler> loads;

    /** Loads of the run that have no sink here, and go on all the same. */
    private final Map<Integer, LoadSampler> elsewhere;

    /** Those with sinks here: what a look goes through, which comes too seldom to be compiled soon. */
    private final LoadSampler[] here;

    /** All of the run. */
    private final LoadSampler[] ofRun;

    private Thread thread;

    /** When the thread looks next. Its own. */
    private long lookNs;

    private volatile boolean isClosed;

    /**
     * @param loads those with sinks at this agent, by their index
     * @param elsewhere the others of the run
     */
    TickSampler(Map<Integer, LoadSampler> loads, Map<Integer, LoadSampler> elsewhere, long tickNs, Clock clock) {
        this.clock = clock;
        this.tickNs = tickNs;
        this.loads = new TreeMap<>(loads);
        this.elsewhere = new TreeMap<>(elsewhere);
        here = this.loads.values().toArray(LoadSampler[]::new);
        ofRun = Stream.concat(this.loads.values().stream(), this.elsewhere.values().stream())
                .toArray(LoadSampler[]::new);
    }

    /** Starts the thread. */
    public synchronized void start() {
        thread = new Thread(this::run, "netbench-ticks");
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Announces the next start of traffic, before it and while all links are silent. It is the only one, or follows one of a
     * warm-up that has drained.
     *
     * @param start of the run, on the sampler's clock
     * @throws IllegalStateException if the start of a window was announced already
     */
    public synchronized void arm(LoadWindow start) {
        for (LoadSampler load : ofRun) {
            load.arm(start);
        }
        LockSupport.unpark(thread);
    }

    /**
     * Ends the windows of all loads at {@code atNs}, when somebody stops the run; but not before the latest look, which can't
     * be taken back, nor later than an end that is known. A window that has not begun never will.
     */
    public synchronized void endWindow(long atNs) {
        for (LoadSampler load : ofRun) {
            load.endWindow(atNs);
        }
        LockSupport.unpark(thread);
    }

    /** Ends the window of one load, which may have no sink here, when its bytes or rounds are done. */
    public synchronized void endWindow(int load, long atNs) {
        Optional.ofNullable(loads.getOrDefault(load, elsewhere.get(load)))
                .ifPresent(sampler -> sampler.endWindow(atNs));
        LockSupport.unpark(thread);
    }

    /** When the window of a load ended or will end; empty as long as that is not known. */
    synchronized OptionalLong windowToNs(int load) {
        return loads.get(load).windowToNs();
    }

    /** When the window of a load began or will begin; empty as long as that is not known. */
    synchronized OptionalLong windowFromNs(int load) {
        return loads.get(load).windowFromNs();
    }

    /** Whether a load was still to begin, or had ended before others, all the time from one instant to another. */
    synchronized boolean isResting(int load, long fromNs, long toNs) {
        LoadSampler sampler = loads.get(load);
        return sampler.isYetToBegin(toNs)
                || (sampler.hadEnded(fromNs) && !Stream.of(ofRun).allMatch(other -> other.hadEnded(fromNs)));
    }

    /** Payload of the window of a load that had arrived at its sinks here at an instant; 0 where it has none. */
    public long bytesAt(int load, long instantNs) {
        return loads.containsKey(load) ? loads.get(load).log().bytesAt(instantNs) : 0;
    }

    /** Looks at all links now. The thread does so at each boundary; where none was started, its owner does. */
    public synchronized void sample() {
        for (LoadSampler load : here) {
            load.sample(clock);
        }
    }

    private void run() {
        boolean isDue = false;
        while (!isClosed && !isOverAfter(isDue)) {
            long nextNs = lookNs;
            LockSupport.parkNanos(this, nextNs - clock.nanoTime());
            isDue = clock.nanoTime() - nextNs >= 0;
        }
    }

    /** Looks if that is due. Tells whether all is over; if not, {@link #lookNs} is the instant of the next look. */
    private synchronized boolean isOverAfter(boolean isDue) {
        if (isDue) {
            sample();
        }
        long nowNs = clock.nanoTime();
        boolean isOver = true;
        for (LoadSampler load : here) {
            if (!load.isOver()) {
                long ofLoadNs = load.nextBoundaryNs(nowNs, tickNs);
                lookNs = isOver ? ofLoadNs : Timeline.earlier(lookNs, ofLoadNs);
                isOver = false;
            }
        }
        return isOver;
    }

    /** Stops the thread, and ends windows that are still open now. Figures are final afterwards. */
    @Override
    public void close() {
        isClosed = true;
        stopThread();
        synchronized (this) {
            endWindow(clock.nanoTime());
            sample();
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
