package io.netbench.traffic;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.time.Deadline;
import io.netbench.transport.AppliedOption;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * One agent's share of a run's data plane: it listens and connects, releases the load at an instant, ends it at another,
 * and tells what every connection did.
 *
 * <p>Thread-safe: its owner calls from any thread, event loops call back. Nothing here is on the path of an operation.
 */
public final class TrafficRun implements AutoCloseable {

    /** What a channel holds at most before it is called full, and the level at which it takes more. */
    private static final WriteBufferWaterMark WATER_MARKS = new WriteBufferWaterMark(256 << 10, 1 << 20);

    private static final long INITIAL_LEASE_NS = 4_000_000_000L;
    private static final long ROUND_CHECK_MS = 100;

    private final TrafficSetup setup;
    private final Lease lease;
    private final List<TrafficLoop> loops = new ArrayList<>();
    private final IdentityHashMap<EventLoop, TrafficLoop> loopOf = new IdentityHashMap<>();
    private final Map<Integer, RoundBarrier> barriers = new HashMap<>();
    private final Map<Integer, ConnectionPlan> incoming = new HashMap<>();
    private final List<ConnectionPlan> outgoing = new ArrayList<>();
    private final Set<Long> accepted = ConcurrentHashMap.newKeySet();
    private final Set<Integer> failedLinks = ConcurrentHashMap.newKeySet();
    private final AtomicInteger awaited;
    private final AtomicInteger pacersLeft;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger loopsToEnd;
    private final CompletableFuture<Void> established = new CompletableFuture<>();
    private final CompletableFuture<Void> limitReached = new CompletableFuture<>();
    private final CompletableFuture<Void> finished = new CompletableFuture<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Release release;
    private volatile boolean over;
    private Listener listener;
    private Future<?> roundCheck;

    /** Prepares a share; nothing is opened yet. */
    public TrafficRun(TrafficSetup setup) {
        this.setup = setup;
        lease = new Lease(setup.clock().nanoTime() + INITIAL_LEASE_NS);
        for (EventExecutor executor : setup.loops()) {
            TrafficLoop loop = new TrafficLoop((EventLoop) executor, loops.size(), setup, this);
            loops.add(loop);
            loopOf.put(loop.eventLoop(), loop);
        }
        int pacers = 0;
        int incomingConnections = 0;
        for (Load load : setup.share().loads()) {
            for (LinkPlan link : load.links()) {
                int connections = link.load().connections();
                if (isLocal(load.clientOf(link))) {
                    ConnectionPlan plan = endAt(load, link, load.clientOf(link));
                    pacers += plan.isPacer() ? connections : 0;
                    for (int index = 0; index < connections; index++) {
                        outgoing.add(plan.withIndex(index));
                    }
                }
                if (isLocal(load.serverOf(link))) {
                    ConnectionPlan plan = endAt(load, link, load.serverOf(link));
                    pacers += plan.isPacer() ? connections : 0;
                    incoming.put(link.id(), plan);
                    incomingConnections += connections;
                }
                if (load.barrier() && isLocal(load.hubOf(link))) {
                    barriers.computeIfAbsent(
                            load.hubOf(link),
                            hub -> new RoundBarrier(
                                    hub,
                                    setup.share().endpoints().get(hub).name(),
                                    setup.share().schedule()));
                }
            }
        }
        awaited = new AtomicInteger(incomingConnections);
        pacersLeft = new AtomicInteger(pacers);
        loopsToEnd = new AtomicInteger(loops.size());
        if (incomingConnections == 0) {
            established.complete(null);
        }
        if (pacers == 0) {
            limitReached.complete(null);
        }
    }

    /**
     * Listens for the connections of others.
     *
     * @return the address that clients connect to
     * @throws TrafficException if it can't listen there; the message is one line with address and reason
     */
    public InetSocketAddress listen(InetSocketAddress bind) {
        listener = Listener.open(
                this,
                setup,
                bind,
                awaited.get(),
                reason -> established.completeExceptionally(new TrafficException(reason)));
        return listener.address();
    }

    /**
     * Opens this agent's connections.
     *
     * @param addressOfServer the data address of a server, by its endpoint's id
     * @return completes when the other end of each has accepted it; fails with a {@link TrafficException}
     */
    public CompletableFuture<Void> connect(IntFunction<InetSocketAddress> addressOfServer) {
        Deadline deadline = Deadline.after(
                setup.clock(), Duration.ofNanos(setup.share().schedule().connectNs()));
        return new Connector(
                        this,
                        setup,
                        loops.stream().map(TrafficLoop::eventLoop).toList(),
                        outgoing,
                        plan -> addressOfServer.apply(plan.load().serverOf(plan.link())),
                        deadline)
                .connect();
    }

    /** Completes when every connection that others were to open is there. */
    public CompletableFuture<Void> established() {
        return established;
    }

    /**
     * Arms a start. No byte of an earlier one may be under way.
     *
     * @return completes when every loop is ready and waits for the instant
     */
    public CompletableFuture<Void> start(LoadWindow window) {
        barriers.values().forEach(barrier -> barrier.prepare(window));
        if (release == null && !barriers.isEmpty()) {
            roundCheck = loops.get(0)
                    .eventLoop()
                    .scheduleAtFixedRate(this::checkRounds, ROUND_CHECK_MS, ROUND_CHECK_MS, TimeUnit.MILLISECONDS);
        }
        release = new Release(loops.size());
        return onEachLoop(loop -> loop.prepare(window))
                .thenCompose(allPrepared -> onEachLoop(loop -> loop.armRelease(window)));
    }

    /** When the load of the latest start was really released. */
    public CompletableFuture<ReleaseInstants> released() {
        return release.instants;
    }

    /** From {@code atNs} on no operation begins; what is under way completes. */
    public void quiesce(long atNs) {
        loops.forEach(loop -> loop.execute(() -> loop.quiesceAt(atNs)));
    }

    /** Ends the rounds, at the instant at which the first loop stops to start operations. */
    void endRounds() {
        barriers.values().forEach(RoundBarrier::end);
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
        return limitReached;
    }

    /** At {@code atNs} sources stop, mid-block if need be, and half-close; sinks read to the end of their streams. */
    public void end(long atNs) {
        loops.forEach(loop -> loop.execute(() -> loop.endAt(atNs)));
    }

    /** Completes when the load has ended and every connection has seen the end of both its streams, or failed. */
    public CompletableFuture<Void> finished() {
        return finished;
    }

    /** Resets every connection that is still open. */
    public void abort(String reason) {
        over = true;
        loops.forEach(loop -> loop.execute(() -> {
            loop.abort(reason);
            loop.endAt(setup.clock().nanoTime());
        }));
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

    /**
     * Segments that the sources at this agent have sent again since they connected, by link, as the latest sample saw
     * them. A link is left out when one of its connections can't tell.
     */
    public CompletableFuture<Map<Integer, Long>> retransmits() {
        Map<Integer, Long> byLink = new ConcurrentHashMap<>();
        Set<Integer> unknown = ConcurrentHashMap.newKeySet();
        return onEachLoop(loop -> loop.connections().stream()
                        .filter(connection -> !connection.isSink)
                        .forEach(connection -> {
                            int link = connection.plan.link().id();
                            Long retransmits = connection.retransmits();
                            if (retransmits == null) {
                                unknown.add(link);
                            } else {
                                byLink.merge(link, retransmits, Long::sum);
                            }
                        }))
                .thenApply(done -> {
                    byLink.keySet().removeAll(unknown);
                    return byLink;
                });
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
        return barriers.values().stream().map(RoundBarrier::figures).toList();
    }

    /** Resets what is still open and gives back what was held, the port at once; the event loops are their owner's. */
    @Override
    public void close() {
        over = true;
        if (closed.getAndSet(true)) {
            return;
        }
        if (listener != null) {
            listener.close();
        }
        if (roundCheck != null) {
            roundCheck.cancel(false);
        }
        loops.forEach(loop -> loop.execute(() -> {
            loop.abort("the run was closed");
            loop.close();
        }));
    }

    String runId() {
        return setup.share().runId();
    }

    RunKey key() {
        return setup.key();
    }

    Lease lease() {
        return lease;
    }

    /** Whether it was aborted or closed: a connection that comes up now is not wanted any more. */
    boolean isOver() {
        return over;
    }

    /** What every data channel needs before its first byte. */
    void configure(SocketChannel channel) {
        channel.config().setAllowHalfClosure(true);
        channel.config().setOption(ChannelOption.TCP_NODELAY, true);
        channel.config().setWriteBufferWaterMark(WATER_MARKS);
        setup.transport().reuseReceiveMemory(channel, setup.readSizeBytes());
    }

    Optional<Connection> accepted(Hello hello, SocketChannel channel, List<AppliedOption> options) {
        ConnectionPlan plan = incoming.get(hello.link());
        boolean planned = plan != null
                && !over
                && hello.index() >= 0
                && hello.index() < plan.link().load().connections()
                && accepted.add((long) hello.link() << 32 | hello.index());
        return planned ? Optional.of(create(plan.withIndex(hello.index()), channel, options)) : Optional.empty();
    }

    Connection connected(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        return create(plan, channel, options);
    }

    void establishedOne() {
        if (awaited.decrementAndGet() == 0) {
            established.complete(null);
        }
    }

    void strangerRefused(String reason) {
        setup.listener().strangerRefused(reason);
    }

    void opened() {
        open.incrementAndGet();
    }

    void closed() {
        open.decrementAndGet();
        finishIfOver();
    }

    void loopEnded() {
        endRounds();
        loopsToEnd.decrementAndGet();
        finishIfOver();
    }

    void failed(Connection connection, String reason) {
        int link = connection.plan.link().id();
        if (failedLinks.add(link)) {
            setup.listener().linkFailed(link, reason);
        }
        barriers.values().forEach(barrier -> barrier.lost(connection, reason));
    }

    void pacerDone() {
        if (pacersLeft.decrementAndGet() == 0) {
            limitReached.complete(null);
        }
    }

    void released(long nowNs) {
        release.at(nowNs);
    }

    private Connection create(ConnectionPlan plan, SocketChannel channel, List<AppliedOption> options) {
        TrafficLoop loop = loopOf.get(channel.eventLoop());
        boolean inRounds = plan.load().barrier() && plan.isAtHub();
        RoundBarrier barrier = inRounds ? barriers.get(plan.load().hubOf(plan.link())) : null;
        if (!plan.isPacer()) {
            Responder responder = new Responder(plan, loop, channel, options, barrier);
            join(barrier, responder);
            return responder;
        }
        if (plan.link().load().isStream()) {
            return new StreamSource(plan, loop, channel, options);
        }
        if (plan.link().load().rateBitsPerS().isPresent()) {
            return new OpenLoopPacer(plan, loop, channel, options);
        }
        ClosedLoopPacer pacer = new ClosedLoopPacer(plan, loop, channel, options, barrier);
        join(barrier, pacer);
        return pacer;
    }

    private static void join(RoundBarrier barrier, RoundMember member) {
        if (barrier != null) {
            barrier.join(member);
        }
    }

    private void checkRounds() {
        long nowNs = setup.clock().nanoTime();
        barriers.values().forEach(barrier -> barrier.check(nowNs));
    }

    private void finishIfOver() {
        if (loopsToEnd.get() <= 0 && open.get() == 0) {
            finished.complete(null);
        }
    }

    private boolean isLocal(int endpoint) {
        return setup.share().endpoints().get(endpoint).agent() == setup.agent();
    }

    private static ConnectionPlan endAt(Load load, LinkPlan link, int endpoint) {
        return new ConnectionPlan(load, link, 0, endpoint == link.source() ? Side.SOURCE : Side.SINK);
    }

    private CompletableFuture<Void> onEachLoop(Consumer<TrafficLoop> task) {
        CompletableFuture<?>[] done = loops.stream()
                .map(loop -> CompletableFuture.runAsync(() -> task.accept(loop), loop.eventLoop()))
                .toArray(CompletableFuture<?>[]::new);
        return CompletableFuture.allOf(done);
    }

    /** Gathers the instants at which the loops released their load. */
    private static final class Release {

        private final CompletableFuture<ReleaseInstants> instants = new CompletableFuture<>();
        private int loopsLeft;
        private long earliestNs = Long.MAX_VALUE;
        private long latestNs = Long.MIN_VALUE;

        Release(int loops) {
            loopsLeft = loops;
        }

        synchronized void at(long nowNs) {
            earliestNs = Math.min(earliestNs, nowNs);
            latestNs = Math.max(latestNs, nowNs);
            if (--loopsLeft == 0) {
                instants.complete(new ReleaseInstants(earliestNs, latestNs));
            }
        }
    }
}
