package io.netbench.iperf3.server;

import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LinkCounters;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.time.Clock;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.DatagramConnection;
import io.netbench.traffic.connection.LoadCourse;
import io.netbench.traffic.connection.PaceTimer;
import io.netbench.traffic.connection.Paced;
import io.netbench.traffic.connection.Payload;
import io.netbench.traffic.connection.PeerHost;
import io.netty.channel.EventLoop;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The streams that one session has on one event loop. But for {@link #execute}, everything is called on the loop. */
final class SessionLoop implements ConnectionLoop, LoadCourse {

    private final DataLoop loop;
    private final RunRecorders recorders;
    private final Clock clock;
    private final boolean repeatsPayload;
    private final Consumer<String> onFailure;
    private final PaceTimer pace;
    private final PeerHost peer;
    private final List<Connection> connections = new ArrayList<>();
    private Optional<Future<?>> counting = Optional.empty();
    private long endsAtNs = Long.MAX_VALUE;
    private int expected;
    private boolean isOver;

    /** @param onFailure hears of a stream that broke while the load went on */
    SessionLoop(
            DataLoop loop, RunRecorders recorders, Clock clock, boolean repeatsPayload, Consumer<String> onFailure) {
        this.loop = loop;
        this.recorders = recorders;
        this.clock = clock;
        this.repeatsPayload = repeatsPayload;
        this.onFailure = onFailure;
        pace = new PaceTimer(loop.eventLoop(), clock);
        peer = new PeerHost(clock.nanoTime());
    }

    /** One more stream is on its way here. Called before the session can end, by the thread that ends it. */
    void expect() {
        expected++;
    }

    /** A stream is this loop's from now on; one that comes when all is over is closed. */
    void add(Connection connection) {
        connections.add(connection);
        if (isOver) {
            connection.hangUp();
        }
    }

    /** Makes ready for the load, before the client is told of it. */
    void prepare(LoadWindow window) {
        for (Connection connection : connections) {
            connection.prepare(window);
            if (window.isFromSilence()) {
                connection.sampleTcp(true);
            }
        }
    }

    /**
     * The load begins.
     *
     * @param ofSources the window of what is sent, where that begins later
     */
    void release(LoadWindow window, Optional<LoadWindow> ofSources) {
        long nowNs = nowNs();
        ofSources.ifPresent(later -> connections.stream()
                .filter(connection -> !connection.isSink)
                .forEach(connection -> connection.prepare(later)));
        if (!window.isFromSilence()) {
            counting = Optional.of(loop.eventLoop()
                    .schedule(this::countFromNow, window.measureFromNs() - nowNs, TimeUnit.NANOSECONDS));
        }
        connections.forEach(connection -> connection.release(nowNs));
        pace.start();
    }

    private void countFromNow() {
        connections.forEach(connection -> connection.sampleTcp(true));
    }

    /** A figure that grows with every byte that moves. */
    Movement movement() {
        long moved = 0;
        long payload = 0;
        for (Connection connection : connections) {
            moved += connection.movedBytes();
            payload += connection.payloadBytes();
        }
        return new Movement(moved, payload);
    }

    /**
     * Ends the load, and closes its streams: those of TCP at once, sinks of datagrams when nothing more comes of what was on its way,
     * or waited in their sockets to be read. Tells what each was.
     */
    CompletableFuture<List<ConnectionFigures>> end(long atNs) {
        endsAtNs = atNs;
        isOver = true;
        // It would hold all of a session that is over until its measured time had begun.
        counting.ifPresent(later -> later.cancel(false));
        pace.stop();
        orClose(() -> {
            for (Connection connection : connections) {
                connection.sampleTcp(false);
                connection.end(atNs);
            }
        });
        boolean mayCome = connections.stream().anyMatch(end -> end.isSink && end instanceof DatagramConnection);
        return mayCome
                ? new SessionDrain<>(loop.eventLoop(), clock, this::payloadBytes, this::closeDrained).begin(atNs)
                : CompletableFuture.completedFuture(close());
    }

    private long payloadBytes() {
        return connections.stream().mapToLong(Connection::payloadBytes).sum();
    }

    private List<ConnectionFigures> closeDrained() {
        orClose(() -> connections.forEach(connection -> connection.sampleTcp(false)));
        return close();
    }

    /** What a fault keeps from being known is no reason to keep streams open. */
    private void orClose(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error fault) {
            close();
            throw fault;
        }
    }

    private List<ConnectionFigures> close() {
        try {
            connections.forEach(Connection::hangUp);
            return connections.stream().map(Connection::figures).toList();
        } finally {
            loop.streams().addAndGet(-expected);
            connections.clear();
        }
    }

    @Override
    public EventLoop eventLoop() {
        return loop.eventLoop();
    }

    @Override
    public void execute(Runnable task) {
        loop.eventLoop().execute(task);
    }

    @Override
    public long nowNs() {
        return clock.nanoTime();
    }

    @Override
    public LoadCourse course(int load) {
        return this;
    }

    @Override
    public long endsAtNs() {
        return endsAtNs;
    }

    /** The client alone ends a test. */
    @Override
    public void limitReachedByOne() {}

    @Override
    public boolean isLeaseHeld(long nowNs) {
        return true;
    }

    @Override
    public long seed() {
        return loop.index();
    }

    @Override
    public boolean verifies() {
        return false;
    }

    @Override
    public Payload payload() {
        return loop.payload(repeatsPayload);
    }

    @Override
    public LinkCounters counters(int link) {
        return recorders.counters(link, loop.index());
    }

    @Override
    public LatencyRecorder latency(int link) {
        return recorders.latency(link, loop.index());
    }

    @Override
    public LatencyRecorder service(int link) {
        return recorders.service(link, loop.index());
    }

    @Override
    public PeerHost peerHost(InetAddress address) {
        return peer;
    }

    @Override
    public void pace(Paced connection) {
        pace.add(connection);
    }

    @Override
    public void dueAt(long atNs) {
        pace.dueAt(atNs);
    }

    @Override
    public void failed(ConnectionPlan end, String reason) {
        if (!isOver) {
            onFailure.accept(reason);
        }
    }

    @Override
    public void closed() {}
}
