package io.netbench.traffic;

import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.SampleLog;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionId;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.LoadCourse;
import io.netbench.traffic.connection.PaceTimer;
import io.netbench.traffic.connection.Paced;
import io.netbench.traffic.connection.Payload;
import io.netbench.traffic.connection.PeerHost;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One event loop's part of a run: its connections, and what they share. But for {@link #execute} and the scheduling
 * methods, everything is called on the loop.
 */
final class TrafficLoop implements ConnectionLoop {

    /** How long before the release the loop stops serving its timer and waits by itself. */
    private static final long APPROACH_NS = 2_000_000L;

    /** Up to here it comes nearer by half of what is left. */
    private static final long NEAR_NS = 10 * APPROACH_NS;

    /**
     * How long after its release a loop begins to send: loops that share its CPU are released before the first of them begins to
     * copy, which takes far longer. One that only yields is often back before all others had their turn.
     */
    private static final long MUSTER_NS = 300_000L;

    /** When it tells of its release: not before the loops of other agents on this host should have been released too. */
    private static final long TELL_NS = 50_000_000L;

    private final EventLoop eventLoop;
    private final int index;
    private final TrafficSetup setup;
    private final RunState run;
    private final Payload payload;
    private final List<LoopLoad> loads = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final PaceTimer pace;
    private final SilenceWatch silences;
    private final Optional<TimerNoise> noise;
    private Future<?> releaseTask;
    private Release untold;
    private long releasedNs;
    private boolean ended;
    private String abortReason;
    private boolean abortedUnderLoad;

    TrafficLoop(EventLoop eventLoop, int index, TrafficSetup setup, RunState run) {
        this.eventLoop = eventLoop;
        this.index = index;
        this.setup = setup;
        this.run = run;
        this.payload = new Payload(setup.share().seed());
        this.pace = new PaceTimer(eventLoop, setup.clock());
        this.silences = new SilenceWatch(eventLoop, setup);
        this.noise = setup.recorders().timerLog(index).map(log -> new TimerNoise(eventLoop, setup.clock(), log));
        setup.share().loads().forEach(load -> loads.add(new LoopLoad(load, eventLoop, setup, run, pace)));
    }

    @Override
    public EventLoop eventLoop() {
        return eventLoop;
    }

    @Override
    public OptionalInt foreignHelloBytes() {
        return setup.foreign().isPresent()
                ? OptionalInt.of(setup.foreign().get().bytes())
                : OptionalInt.empty();
    }

    @Override
    public long nowNs() {
        return setup.clock().nanoTime();
    }

    @Override
    public long seed() {
        return setup.share().seed();
    }

    @Override
    public boolean verifies() {
        return setup.share().data().verify();
    }

    @Override
    public boolean isLeaseHeld(long nowNs) {
        return run.lease().isHeld(nowNs);
    }

    @Override
    public Payload payload() {
        return payload;
    }

    @Override
    public LinkCounters counters(int link) {
        return setup.recorders().counters(link, index);
    }

    @Override
    public LatencyRecorder latency(int link) {
        return setup.recorders().latency(link, index);
    }

    @Override
    public LatencyRecorder service(int link) {
        return setup.recorders().service(link, index);
    }

    @Override
    public SampleLog samples(int link, double phase, double periodNs) {
        return setup.recorders().samples(link, phase, periodNs);
    }

    @Override
    public void execute(Runnable task) {
        eventLoop.execute(task);
    }

    @Override
    public void pace(Paced connection) {
        pace.add(connection);
    }

    /** A connection of this loop is through its handshake. */
    void opened(Connection connection) {
        connections.add(connection);
        loadOf(connection).add(connection);
        run.latches().connectionOpened();
        if (abortReason != null) {
            connection.abort(abortReason);
        }
    }

    private LoopLoad loadOf(Connection connection) {
        return loads.get(connection.plan.load().id());
    }

    @Override
    public LoadCourse course(int load) {
        return loads.get(load);
    }

    int index() {
        return index;
    }

    /** What each connection had to do so far, both ends together where both are here. */
    Map<ConnectionId, Long> work() {
        Map<ConnectionId, Long> work = new HashMap<>();
        connections.forEach(connection -> work.merge(connection.plan.id(), connection.work(), Long::sum));
        return work;
    }

    /** Moves connections to other loops, those that can be moved. */
    void move(Map<ConnectionId, TrafficLoop> targets) {
        for (Connection connection : List.copyOf(connections)) {
            TrafficLoop to = targets.get(connection.plan.id());
            if (to != null && connection.isMovable()) {
                connection.leave(() -> handOver(connection, to));
            }
        }
    }

    /** Gives a connection whose channel has left this loop to another one; one that has closed meanwhile stays here. */
    private void handOver(Connection connection, TrafficLoop to) {
        connection.depart();
        if (!connection.isMovable()) {
            connection.settle(this);
            return;
        }
        connections.remove(connection);
        loadOf(connection).remove(connection);
        pace.remove(connection);
        to.execute(() -> to.adopt(connection));
    }

    /** Takes a connection over, and tells it what it missed on its way. */
    private void adopt(Connection connection) {
        connections.add(connection);
        loadOf(connection).add(connection);
        connection.settle(this);
        if (abortedUnderLoad) {
            connection.abort(abortReason);
        }
        loadOf(connection).catchUp(connection);
        if (abortReason != null) {
            connection.abort(abortReason);
        }
    }

    @Override
    public PeerHost peerHost(InetAddress address) {
        return run.peerHost(address);
    }

    @Override
    public void failed(ConnectionPlan end, String reason) {
        run.failed(end, reason);
    }

    @Override
    public void closed() {
        run.latches().connectionClosed();
    }

    void prepare(LoadWindow window) {
        loads.forEach(load -> load.prepare(window));
    }

    /**
     * Arms the release. Called on the loop, before the window's start. Nothing moves until then, so that what is asked of
     * the kernel now is the state at the release, which it would only hold up.
     */
    void armRelease(LoadWindow window, Release release) {
        tellRelease();
        if (window.isFromSilence()) {
            sampleTcp(true);
        }
        loads.forEach(load -> load.arm(window));
        releaseTask = eventLoop.schedule(() -> approach(window, release), 0, TimeUnit.NANOSECONDS);
    }

    /**
     * Sleeps until shortly before the release, in ever shorter steps: what holds a timer up before it stands in its queue, code
     * that is still to be loaded or a CPU that others have, makes it late by as much, and the next step makes up for that.
     */
    private void approach(LoadWindow window, Release release) {
        long leftNs = window.startNs() - nowNs();
        if (leftNs <= APPROACH_NS) {
            release(window, release);
        } else {
            long stepNs = leftNs > NEAR_NS ? leftNs / 2 : leftNs - APPROACH_NS;
            releaseTask = eventLoop.schedule(() -> approach(window, release), stepNs, TimeUnit.NANOSECONDS);
        }
    }

    /**
     * Waits by sleeping: where many loops share few CPUs, one that spins keeps those from being released that it waits with, and one
     * that yields in a loop falls behind all others in the kernel's eyes.
     */
    private void release(LoadWindow window, Release release) {
        long leftNs;
        while ((leftNs = window.startNs() - nowNs()) > 0) {
            LockSupport.parkNanos(leftNs);
        }
        releasedNs = nowNs();
        LockSupport.parkNanos(MUSTER_NS);
        loads.forEach(load -> load.releaseWith(window));
        pace.start();
        silences.start(connections);
        noise.ifPresent(timer -> timer.start(window.startNs()));
        untold = release;
        eventLoop.schedule(this::tellRelease, TELL_NS, TimeUnit.NANOSECONDS);
    }

    /** Whoever hears it has much to do, and would do it on the CPU for which other loops wait to be released. */
    private void tellRelease() {
        if (untold != null) {
            untold.at(releasedNs);
            untold = null;
        }
    }

    @Override
    public void dueAt(long atNs) {
        pace.dueAt(atNs);
    }

    void quiesceAt(long atNs) {
        schedule(this::quiesce, atNs - nowNs());
    }

    private void quiesce() {
        run.barriers().end();
        loads.forEach(LoopLoad::quiesce);
    }

    /** Ends one load, and the run goes on. */
    void endAt(int load, long atNs) {
        loads.get(load).endAt(atNs);
    }

    /** Ends all loads, and the run. */
    void endAt(long atNs) {
        loads.forEach(load -> load.endAt(atNs));
        schedule(this::end, atNs - nowNs());
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        tellRelease();
        pace.stop();
        noise.ifPresent(TimerNoise::stop);
        run.latches().loopEnded();
    }

    void sampleTcp(boolean baseline) {
        connections.forEach(connection -> connection.sampleTcp(baseline));
    }

    void abort(String reason) {
        abortReason = reason;
        abortedUnderLoad = abortedUnderLoad || !ended;
        List.copyOf(connections).forEach(connection -> connection.abort(reason));
    }

    /** Why the run was aborted, or that it was closed; empty while it was not. */
    Optional<String> aborted() {
        return Optional.ofNullable(abortReason);
    }

    /** The other host of these links is lost, or they failed at their other end. */
    void failLinks(Set<Integer> links, String reason) {
        List.copyOf(connections).stream()
                .filter(connection -> links.contains(connection.plan.link().id()))
                .forEach(connection -> connection.abortFailed(reason));
    }

    List<Connection> connections() {
        return connections;
    }

    /** Gives back what the loop's share held, once its connections are closed. */
    void close() {
        if (releaseTask != null) {
            releaseTask.cancel(false);
        }
        loads.forEach(LoopLoad::close);
        pace.stop();
        noise.ifPresent(TimerNoise::stop);
        silences.stop();
        payload.release();
    }

    private void schedule(Runnable task, long delayNs) {
        if (delayNs <= 0) {
            task.run();
        } else {
            eventLoop.schedule(task, delayNs, TimeUnit.NANOSECONDS);
        }
    }
}
