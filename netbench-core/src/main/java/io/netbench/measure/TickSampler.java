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

    private Thread thread;
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
        ofRun().forEach(load -> load.arm(start));
        LockSupport.unpark(thread);
    }

    /**
     * Ends the windows of all loads at {@code atNs}, when somebody stops the run; but not before the latest look, which can't
     * be taken back, nor later than an end that is known. A window that has not begun never will.
     */
    public synchronized void endWindow(long atNs) {
        ofRun().forEach(load -> load.endWindow(atNs));
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
                || (sampler.hadEnded(fromNs) && !ofRun().allMatch(other -> other.hadEnded(fromNs)));
    }

    private Stream<LoadSampler> ofRun() {
        return Stream.concat(loads.values().stream(), elsewhere.values().stream());
    }

    /** Payload of the window of a load that had arrived at its sinks here at an instant; 0 where it has none. */
    public long bytesAt(int load, long instantNs) {
        return loads.containsKey(load) ? loads.get(load).log().bytesAt(instantNs) : 0;
    }

    /** Looks at all links now. The thread does so at each boundary; where none was started, its owner does. */
    public synchronized void sample() {
        loads.values().forEach(load -> load.sample(clock));
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
        return loads.values().stream().allMatch(LoadSampler::isOver);
    }

    private synchronized long nextBoundaryNs(long nowNs) {
        return loads.values().stream()
                .filter(load -> !load.isOver())
                .mapToLong(load -> load.nextBoundaryNs(nowNs, tickNs))
                .reduce(Timeline::earlier)
                .orElse(nowNs);
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
