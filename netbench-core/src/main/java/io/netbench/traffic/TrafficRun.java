package io.netbench.traffic;

import io.netbench.measure.LoadWindow;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.RoundFigures;
import io.netbench.traffic.handshake.PathChoice;
import io.netbench.traffic.handshake.TrafficException;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One agent's share of a run's data plane: its connections come up, the load is released at an instant and ends at another,
 * and every connection tells what it did.
 *
 * <p>Thread-safe: its owner calls from any thread, event loops call back. Nothing here is on the path of an operation.
 */
public final class TrafficRun implements AutoCloseable {

    private final TrafficSetup setup;
    private final LocalEnds ends;
    private final RunState state;
    private final RunLoops loops;
    private final RunSockets sockets;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Release release;

    /** Prepares a share; nothing is opened yet. */
    public TrafficRun(TrafficSetup setup) {
        this.setup = setup;
        ends = LocalEnds.of(setup.share(), setup.agent());
        List<EventLoop> eventLoops = new ArrayList<>();
        for (EventExecutor executor : setup.loops()) {
            eventLoops.add((EventLoop) executor);
        }
        state = new RunState(setup, ends, eventLoops.size());
        List<TrafficLoop> each = new ArrayList<>();
        eventLoops.forEach(eventLoop -> each.add(new TrafficLoop(eventLoop, each.size(), setup, state)));
        loops = new RunLoops(each);
        sockets = new RunSockets(setup, ends, eventLoops, new RunEnds(setup, ends, state, each));
    }

    /**
     * Listens for the connections of others.
     *
     * @return the address that clients connect to
     * @throws TrafficException if it can't listen there; the message is one line with address and reason
     */
    public InetSocketAddress listen(InetSocketAddress bind) {
        return sockets.listen(bind, Optional.empty());
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
            address = sockets.listen(address, Optional.of(device));
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
        List<Integer> ports = sockets.openDoors();
        established().whenComplete((done, failure) -> sockets.closeDoors());
        return ports;
    }

    /**
     * Opens this agent's connections.
     *
     * @param paths the way that each takes
     * @return completes when the other end of each has accepted it; fails with a {@link TrafficException}
     */
    public CompletableFuture<Void> connect(PathChoice paths) {
        return sockets.connect(paths);
    }

    /** Whether some connections have both their ends here. */
    public boolean hasOwnConnections() {
        return ends.ownConnections() > 0;
    }

    /** Completes when every connection that others were to open is there. */
    public CompletableFuture<Void> established() {
        return state.latches().established();
    }

    /**
     * Arms a start. No byte of an earlier one may be under way.
     *
     * @return completes when every loop is ready and waits for the instant
     */
    public CompletableFuture<Void> start(LoadWindow window) {
        state.barriers().prepare(window);
        state.barriers().watch(loops.first().eventLoop());
        Release started = new Release(loops.size());
        release = started;
        return loops.onEach(loop -> loop.prepare(window))
                .thenCompose(allPrepared -> loops.onEach(loop -> loop.armRelease(window, started)));
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
        return loops.balance(busy);
    }

    void move(List<LoopBalance.Move> moves) {
        loops.move(moves);
    }

    /** From {@code atNs} on no operation begins; what is under way completes. */
    public void quiesce(long atNs) {
        loops.execute(loop -> loop.quiesceAt(atNs));
    }

    /** How far the connections have drained, but for those that were lost. */
    public CompletableFuture<Quiet> quiet() {
        return loops.quiet();
    }

    /** Completes when this agent's pacers of a load have started and completed all that bytes or rounds call for, or failed. */
    public CompletableFuture<Void> limitReached(int load) {
        return state.latches().limitReached(load);
    }

    /** At {@code atNs} one load ends as all do at the end of the run, which goes on. */
    public void end(int load, long atNs) {
        loops.execute(loop -> loop.endAt(load, atNs));
    }

    /** At {@code atNs} sources stop, mid-block if need be, and half-close; sinks read to the end of their streams. */
    public void end(long atNs) {
        loops.execute(loop -> loop.endAt(atNs));
    }

    /** Completes when the load has ended and every connection has seen the end of both its streams, or failed. */
    public CompletableFuture<Void> finished() {
        return state.latches().finished();
    }

    /** Resets every connection that is still open. */
    public void abort(String reason) {
        sockets.admitNoMore();
        loops.execute(loop -> {
            loop.abort(reason);
            loop.endAt(setup.clock().nanoTime());
        });
    }

    /**
     * A figure that grows with every byte that moves on these links: that arrived here, that the kernel took, or that it sent
     * for the first time, which it can't go on with when nothing is acknowledged.
     */
    public CompletableFuture<Long> movement(Set<Integer> links) {
        return loops.movement(links);
    }

    /** What has flowed of each load. */
    public CompletableFuture<List<LoadFlow>> flow() {
        return loops.flow();
    }

    /** Resets what is open of these links, which have failed. */
    public void failLinks(Set<Integer> links, String reason) {
        loops.execute(loop -> loop.failLinks(links, reason));
    }

    /** Until when, on this agent's clock, operations may begin. */
    public void extendLease(long untilNs) {
        state.lease().extend(untilNs);
    }

    /**
     * Asks the kernel about every connection.
     *
     * @param baseline whether what is counted from now on is what belongs to the window
     */
    public void sampleTcp(boolean baseline) {
        loops.execute(loop -> loop.sampleTcp(baseline));
    }

    /** The sources at this agent, by link, as the latest sample saw them. */
    public CompletableFuture<Map<Integer, SourceTcp>> sources() {
        return loops.sources();
    }

    /** Every end of a connection here, as the latest sample saw it; for a run of few. */
    public CompletableFuture<List<StreamSample>> streams() {
        return loops.streams();
    }

    /** How far each end of a connection to a peer that is no netbench has come by now. */
    public CompletableFuture<List<StreamProgress>> progress() {
        return loops.progress();
    }

    /** Closes what is open of connections to a peer that ends streams by itself, when it has done so or should have. */
    public void hangUp() {
        loops.execute(loop -> List.copyOf(loop.connections()).forEach(Connection::hangUp));
    }

    /** Every connection end of this agent. Call it when the run is {@link #finished()} or aborted. */
    public CompletableFuture<List<ConnectionFigures>> connections() {
        return loops.figures();
    }

    /** The rounds of this agent's hubs; empty without a barrier. */
    public List<RoundFigures> rounds() {
        return state.barriers().figures();
    }

    /** Resets what is still open and gives back what was held, the port at once; the event loops are their owner's. */
    @Override
    public void close() {
        sockets.admitNoMore();
        if (closed.getAndSet(true)) {
            return;
        }
        sockets.close();
        state.barriers().close();
        loops.execute(loop -> {
            loop.abort("the run was closed");
            loop.close();
        });
    }
}
