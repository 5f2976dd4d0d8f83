package io.netbench.traffic;

import io.netbench.time.Deadline;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ConnectionId;
import io.netbench.traffic.connection.ConnectionMaker;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.HubBarriers;
import io.netbench.traffic.connection.HubRounds;
import io.netbench.traffic.connection.LoadWindow;
import io.netbench.traffic.connection.PeerHost;
import io.netbench.traffic.handshake.Admission;
import io.netbench.traffic.handshake.Connector;
import io.netbench.traffic.handshake.DataPath;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.Listener;
import io.netbench.traffic.handshake.LoopListeners;
import io.netbench.traffic.handshake.PathChoice;
import io.netbench.traffic.handshake.TrafficException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * One agent's share of a run's data plane: it listens and connects, releases the load at an instant, ends it at another,
 * and tells what every connection did.
 *
 * <p>Thread-safe: its owner calls from any thread, event loops call back. Nothing here is on the path of an operation.
 */
public final class TrafficRun implements AutoCloseable {

    private static final long INITIAL_LEASE_NS = 4_000_000_000L;

    private final TrafficSetup setup;
    private final LocalEnds ends;
    private final Lease lease;
    private final List<TrafficLoop> loops = new ArrayList<>();
    private final HubBarriers barriers;
    private final RunLatches milestones;
    private final Admission admission;
    private final HalfOpenHandshakes halfOpen;
    private final Map<InetAddress, PeerHost> peerHosts = new ConcurrentHashMap<>();
    private final Set<Integer> failedLinks = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Release release;
    private final List<Listener> listeners = new ArrayList<>();
    private LoopListeners doors = LoopListeners.NONE;

    /** Prepares a share; nothing is opened yet. */
    public TrafficRun(TrafficSetup setup) {
        this.setup = setup;
        ends = LocalEnds.of(setup.share(), setup.agent());
        lease = new Lease(setup.clock().nanoTime() + INITIAL_LEASE_NS);
        for (EventExecutor executor : setup.loops()) {
            loops.add(new TrafficLoop((EventLoop) executor, loops.size(), setup, this));
        }
        barriers = new HubBarriers(setup.share(), ends.hubs(), setup.clock());
        milestones = new RunLatches(ends, loops.size());
        admission = new Admission(setup, ends, new ConnectionMaker(loops, barriers), milestones);
        halfOpen = new HalfOpenHandshakes(ends.incomingConnections());
    }

    /**
     * Listens for the connections of others.
     *
     * @return the address that clients connect to
     * @throws TrafficException if it can't listen there; the message is one line with address and reason
     */
    public InetSocketAddress listen(InetSocketAddress bind) {
        return listen(bind, Optional.empty()).address();
    }

    /**
     * Listens for the connections of others that come in by some network devices, on one port of all of them.
     *
     * @return the address that clients connect to
     * @throws TrafficException if it can't listen there; the message is one line with address or device, and reason
     */
    public InetSocketAddress listen(InetSocketAddress bind, List<String> devices) {
        InetSocketAddress address = bind;
        for (String device : devices) {
            address = listen(address, Optional.of(device)).address();
        }
        return address;
    }

    /**
     * Opens a way to each event loop, besides the port that listens already, until all connections are there. There is
     * none where there is only one loop.
     *
     * @return their ports, in the order of the loops
     * @throws TrafficException if one can't be opened
     */
    public List<Integer> openDoors() {
        if (loops.size() > 1) {
            doors = LoopListeners.open(
                    eventLoops(),
                    listeners.get(0).address().getAddress(),
                    (loop, bind) -> Listener.open(setup, admission, halfOpen, loop, bind, Optional.empty()));
            established().whenComplete((done, failure) -> doors.close());
        }
        return doors.ports();
    }

    private Listener listen(InetSocketAddress bind, Optional<String> device) {
        Listener opened = Listener.open(setup, admission, halfOpen, setup.loops(), bind, device);
        listeners.add(opened);
        return opened;
    }

    /**
     * Opens this agent's connections.
     *
     * @param paths the way that each takes
     * @return completes when the other end of each has accepted it; fails with a {@link TrafficException}
     */
    public CompletableFuture<Void> connect(PathChoice paths) {
        Deadline deadline = Deadline.after(
                setup.clock(), Duration.ofNanos(setup.share().schedule().connectNs()));
        int shift = LoopListeners.shift(ends.outgoing().size(), loops.size());
        return new Connector(
                        admission,
                        setup,
                        eventLoops(),
                        ends.outgoing(),
                        (plan, loop) -> path(plan, paths).through(loop + shift),
                        deadline)
                .connect();
    }

    private static DataPath path(ConnectionPlan plan, PathChoice paths) {
        return paths.of(plan.load().serverOf(plan.link()), plan.link().turn() + plan.index());
    }

    private List<EventLoop> eventLoops() {
        return loops.stream().map(TrafficLoop::eventLoop).toList();
    }

    /** Whether some connections have both their ends here. */
    public boolean hasOwnConnections() {
        return ends.ownConnections() > 0;
    }

    /** Completes when every connection that others were to open is there. */
    public CompletableFuture<Void> established() {
        return milestones.established();
    }

    /**
     * Arms a start. No byte of an earlier one may be under way.
     *
     * @return completes when every loop is ready and waits for the instant
     */
    public CompletableFuture<Void> start(LoadWindow window) {
        barriers.prepare(window);
        barriers.watch(loops.get(0).eventLoop());
        Release started = new Release(loops.size());
        release = started;
        return onEachLoop(loop -> loop.prepare(window))
                .thenCompose(allPrepared -> onEachLoop(loop -> loop.armRelease(window, started)));
    }

    /** When the load of the latest start was really released. */
    public CompletableFuture<ReleaseInstants> released() {
        return release.instants();
    }

    /**
     * Moves connections from event loops that limit them to others that idle, while the load runs and nothing is measured. For a
     * transport that can do it, and loads without a barrier.
     *
     * @param busy the share of a CPU that each loop took since the release
     * @return how many connections change their loop; completes before they have all done so
     */
    public CompletableFuture<Integer> balance(double[] busy) {
        List<Map<ConnectionId, Long>> work = new ArrayList<>(Collections.nCopies(loops.size(), Map.of()));
        return onEachLoop(loop -> {
                    synchronized (work) {
                        work.set(loop.index(), loop.work());
                    }
                })
                .thenApply(done -> {
                    List<LoopBalance.Move> moves;
                    synchronized (work) {
                        moves = LoopBalance.moves(busy, work);
                    }
                    move(moves);
                    return moves.size();
                });
    }

    /** Moves connections, with each end that is on the loop that they leave. */
    void move(List<LoopBalance.Move> moves) {
        for (TrafficLoop from : loops) {
            Map<ConnectionId, TrafficLoop> targets = new HashMap<>();
            moves.stream()
                    .filter(move -> move.from() == from.index())
                    .forEach(move -> targets.put(move.connection(), loops.get(move.to())));
            from.execute(() -> from.move(targets));
        }
    }

    /** From {@code atNs} on no operation begins; what is under way completes. */
    public void quiesce(long atNs) {
        loops.forEach(loop -> loop.execute(() -> loop.quiesceAt(atNs)));
    }

    /** Ends the rounds, at the instant at which the first loop stops to start operations. */
    void endRounds() {
        barriers.end();
    }

    /** How far the connections have drained, but for those that were lost. */
    public CompletableFuture<Quiet> quiet() {
        long[] bytes = new long[2];
        int[] busy = new int[1];
        return onEachLoop(loop -> {
                    synchronized (bytes) {
                        for (Connection connection : loop.connections()) {
                            if (connection.isLost()) {
                                continue;
                            }
                            bytes[connection.isSink ? 1 : 0] += connection.payloadBytes();
                            busy[0] += connection.isBusy() ? 1 : 0;
                        }
                    }
                })
                .thenApply(done -> {
                    synchronized (bytes) {
                        return new Quiet(bytes[0], bytes[1], busy[0]);
                    }
                });
    }

    /** Completes when this agent's pacers have started and completed all that bytes or rounds call for, or failed. */
    public CompletableFuture<Void> limitReached() {
        return milestones.limitReached();
    }

    /** At {@code atNs} sources stop, mid-block if need be, and half-close; sinks read to the end of their streams. */
    public void end(long atNs) {
        loops.forEach(loop -> loop.execute(() -> loop.endAt(atNs)));
    }

    /** Completes when the load has ended and every connection has seen the end of both its streams, or failed. */
    public CompletableFuture<Void> finished() {
        return milestones.finished();
    }

    /** Resets every connection that is still open. */
    public void abort(String reason) {
        admission.close();
        loops.forEach(loop -> loop.execute(() -> {
            loop.abort(reason);
            loop.endAt(setup.clock().nanoTime());
        }));
    }

    /**
     * A figure that grows with every byte that moves on these links: that arrived here, that the kernel took, or that it sent
     * for the first time, which it can't go on with when nothing is acknowledged.
     */
    public CompletableFuture<Long> movement(Set<Integer> links) {
        AtomicLong mark = new AtomicLong();
        return onEachLoop(loop -> mark.addAndGet(loop.connections().stream()
                        .filter(connection ->
                                links.contains(connection.plan.link().id()))
                        .mapToLong(Connection::movedBytes)
                        .sum()))
                .thenApply(done -> mark.get());
    }

    /** Resets what is open of these links, which have failed. */
    public void failLinks(Set<Integer> links, String reason) {
        loops.forEach(loop -> loop.execute(() -> loop.failLinks(links, reason)));
    }

    /** Until when, on this agent's clock, operations may begin. */
    public void extendLease(long untilNs) {
        lease.extend(untilNs);
    }

    /**
     * Asks the kernel about every connection.
     *
     * @param baseline whether what is counted from now on is what belongs to the window
     */
    public void sampleTcp(boolean baseline) {
        loops.forEach(loop -> loop.execute(() -> loop.sampleTcp(baseline)));
    }

    /** The sources at this agent, by link, as the latest sample saw them. */
    public CompletableFuture<Map<Integer, SourceTcp>> sources() {
        Map<Integer, SourceTcp> byLink = new ConcurrentHashMap<>();
        return onEachLoop(loop -> loop.connections().stream()
                        .filter(connection -> !connection.isSink)
                        .forEach(connection -> byLink.merge(
                                connection.plan.link().id(), SourceTcp.of(connection.tcpInfo()), SourceTcp::with)))
                .thenApply(done -> byLink);
    }

    /** Every connection end of this agent. Call it when the run is {@link #finished()} or aborted. */
    public CompletableFuture<List<ConnectionFigures>> connections() {
        List<ConnectionFigures> figures = new ArrayList<>();
        return onEachLoop(loop -> {
                    synchronized (figures) {
                        loop.connections().forEach(connection -> figures.add(connection.figures()));
                    }
                })
                .thenApply(done -> figures);
    }

    /** The rounds of this agent's hubs; empty without a barrier. */
    public List<HubRounds> rounds() {
        return barriers.figures();
    }

    /** Resets what is still open and gives back what was held, the port at once; the event loops are their owner's. */
    @Override
    public void close() {
        admission.close();
        if (closed.getAndSet(true)) {
            return;
        }
        listeners.forEach(Listener::close);
        doors.close();
        barriers.close();
        loops.forEach(loop -> loop.execute(() -> {
            loop.abort("the run was closed");
            loop.close();
        }));
    }

    Admission admission() {
        return admission;
    }

    Lease lease() {
        return lease;
    }

    /** What is known of the host at the other end of a connection. */
    PeerHost peerHost(InetAddress address) {
        return peerHosts.computeIfAbsent(
                address, first -> new PeerHost(setup.clock().nanoTime()));
    }

    void opened() {
        milestones.connectionOpened();
    }

    void closed() {
        milestones.connectionClosed();
    }

    void loopEnded() {
        endRounds();
        milestones.loopEnded();
    }

    void failed(Connection connection, String reason) {
        int link = connection.plan.link().id();
        if (failedLinks.add(link)) {
            setup.listener().linkFailed(link, reason);
        }
        barriers.lost(connection, reason);
    }

    void limitReachedByOne() {
        milestones.limitReachedByOne();
    }

    private CompletableFuture<Void> onEachLoop(Consumer<TrafficLoop> task) {
        CompletableFuture<?>[] done = loops.stream()
                .map(loop -> CompletableFuture.runAsync(() -> task.accept(loop), loop.eventLoop()))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(done);
    }
}
