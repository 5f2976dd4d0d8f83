package io.netbench.traffic;

import io.netbench.measure.LoadWindow;
import io.netbench.plan.Load;
import io.netbench.text.TimeSpan;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.LoadCourse;
import io.netbench.traffic.connection.PaceTimer;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One load's connections on one event loop, from their release to the end of their drain. It may begin and end inside the
 * run, while others go on. Everything is called on the loop.
 */
final class LoopLoad implements LoadCourse {

    /** How often the drain is looked at, within the time for which nothing may move, and at most. */
    private static final int DRAIN_LOOKS = 10;

    private static final long MIN_DRAIN_LOOK_NS = 10_000_000L;

    private final Load load;
    private final EventLoop eventLoop;
    private final TrafficSetup setup;
    private final RunState run;
    private final PaceTimer pace;
    private final List<Connection> connections = new ArrayList<>();
    private Optional<LoadWindow> window = Optional.empty();
    private long endsAtNs = Long.MAX_VALUE;
    private boolean quiesced;
    private boolean ended;
    private Future<?> startTask;
    private Future<?> stopTask;
    private Future<?> drainTask;

    LoopLoad(Load load, EventLoop eventLoop, TrafficSetup setup, RunState run, PaceTimer pace) {
        this.load = load;
        this.eventLoop = eventLoop;
        this.setup = setup;
        this.run = run;
        this.pace = pace;
    }

    @Override
    public long endsAtNs() {
        return endsAtNs;
    }

    @Override
    public void limitReachedByOne() {
        run.latches().limitReachedByOne(load.id());
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    /** Tells a connection that comes from another loop what it missed on its way. */
    void catchUp(Connection connection) {
        if (quiesced) {
            connection.quiesce(nowNs());
        }
        if (ended) {
            connection.end(nowNs());
        }
    }

    /** Makes ready for a start of the run, in which the load may have no part. */
    void prepare(LoadWindow ofRun) {
        window = ofRun.of(load.span());
        window.ifPresent(own -> {
            endsAtNs = own.measureToNs();
            quiesced = false;
            connections.forEach(connection -> connection.prepare(own));
        });
    }

    /** Sets the timers of a load that begins or ends inside the run. */
    void arm(LoadWindow ofRun) {
        window.ifPresent(own -> {
            if (beginsAfter(ofRun)) {
                startTask = after(own.startNs() - nowNs(), this::begin);
            }
            if (own.isMeasured() && load.span().stopNs().isPresent()) {
                stopTask = after(own.measureToNs() - nowNs(), this::end);
            }
        });
    }

    /** The run's load is released; that of one that begins later is not. */
    void releaseWith(LoadWindow ofRun) {
        if (window.isPresent() && !beginsAfter(ofRun)) {
            connections.forEach(connection -> connection.release(nowNs()));
        }
    }

    private boolean beginsAfter(LoadWindow ofRun) {
        return window.filter(own -> own.startNs() > ofRun.startNs()).isPresent();
    }

    /** What happened before is no part of it, nor of what the kernel counted for it. */
    private void begin() {
        connections.forEach(connection -> connection.sampleTcp(true));
        connections.forEach(connection -> connection.release(nowNs()));
        pace.start();
    }

    void quiesce() {
        if (window.isPresent()) {
            quiesced = true;
            connections.forEach(connection -> connection.quiesce(nowNs()));
        }
    }

    /** Ends at an instant, or earlier where an earlier one is known. */
    void endAt(long atNs) {
        endsAtNs = Math.min(endsAtNs, atNs);
        long delayNs = atNs - nowNs();
        if (delayNs <= 0) {
            end();
        } else {
            after(delayNs, this::end);
        }
    }

    void end() {
        if (ended) {
            return;
        }
        ended = true;
        cancel(startTask);
        long atNs = nowNs();
        connections.forEach(connection -> connection.end(atNs));
        connections.forEach(Connection::sampleTcpAtEnd);
        pace.removeAll(connections);
        run.barriers().end(load.id());
        long patienceNs = setup.share().schedule().drainNs();
        watchDrain(new DrainWatch(patienceNs), atNs + setup.share().schedule().drainBoundNs());
    }

    private void watchDrain(DrainWatch watch, long boundNs) {
        List<Connection> open = connections.stream().filter(Connection::isOpen).toList();
        long nowNs = nowNs();
        if (nowNs >= boundNs) {
            String bound = TimeSpan.describe(setup.share().schedule().drainBoundNs());
            open.forEach(connection -> connection.abort("bytes still arrived " + bound + " after the end"));
        } else {
            open.stream()
                    .filter(connection -> watch.standsStill(connection, nowNs))
                    .forEach(connection ->
                            connection.abort("nothing moved for " + TimeSpan.describe(watch.patienceNs())));
        }
        if (!open.isEmpty()) {
            long everyNs = Math.max(MIN_DRAIN_LOOK_NS, watch.patienceNs() / DRAIN_LOOKS);
            long leftNs = Math.max(MIN_DRAIN_LOOK_NS, boundNs - nowNs);
            drainTask = after(Math.min(everyNs, leftNs), () -> watchDrain(watch, boundNs));
        }
    }

    /** Gives back what it held. */
    void close() {
        cancel(startTask);
        cancel(stopTask);
        cancel(drainTask);
    }

    private long nowNs() {
        return setup.clock().nanoTime();
    }

    private Future<?> after(long delayNs, Runnable task) {
        return eventLoop.schedule(task, delayNs, TimeUnit.NANOSECONDS);
    }

    private static void cancel(Future<?> task) {
        if (task != null) {
            task.cancel(false);
        }
    }
}
