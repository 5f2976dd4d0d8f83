package io.netbench.traffic;

import io.netbench.time.Deadline;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.handshake.Admission;
import io.netbench.traffic.handshake.AdmittingRun;
import io.netbench.traffic.handshake.Connector;
import io.netbench.traffic.handshake.DataPath;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.Listener;
import io.netbench.traffic.handshake.LoopListeners;
import io.netbench.traffic.handshake.PathChoice;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** How the connections of one agent's share come up: the sockets that it listens on, and the connections that it opens. */
final class RunSockets implements AutoCloseable {

    private final TrafficSetup setup;
    private final LocalEnds ends;
    private final List<EventLoop> loops;
    private final Admission admission;
    private final HalfOpenHandshakes halfOpen;
    private final List<Listener> listeners = new ArrayList<>();
    private LoopListeners doors = LoopListeners.NONE;

    RunSockets(TrafficSetup setup, LocalEnds ends, List<EventLoop> loops, AdmittingRun run) {
        this.setup = setup;
        this.ends = ends;
        this.loops = loops;
        admission = new Admission(setup, run);
        halfOpen = new HalfOpenHandshakes(ends.incomingConnections());
    }

    /** Listens; on one device alone, or on all that has the address. */
    InetSocketAddress listen(InetSocketAddress bind, Optional<String> device) {
        Listener opened = Listener.open(setup, admission, halfOpen, setup.loops(), bind, device);
        listeners.add(opened);
        return opened.address();
    }

    /** Opens a way to each loop besides the port that listens already, where there are several; returns their ports. */
    List<Integer> openDoors() {
        if (loops.size() > 1) {
            doors = LoopListeners.open(
                    loops,
                    listeners.get(0).address().getAddress(),
                    (loop, bind) -> Listener.open(setup, admission, halfOpen, loop, bind, Optional.empty()));
        }
        return doors.ports();
    }

    /** Closes those ways; connections that came through stay. From any thread. */
    void closeDoors() {
        doors.close();
    }

    /** Opens this agent's connections. */
    CompletableFuture<Void> connect(PathChoice paths) {
        Deadline deadline = Deadline.after(setup.clock(), Duration.ofNanos(setup.connectNs()));
        int shift = LoopListeners.shift(ends.outgoing().size(), loops.size());
        return new Connector(
                        admission,
                        setup,
                        loops,
                        ends.outgoing(),
                        (plan, loop) -> way(plan, path(plan, paths), loop + shift),
                        deadline)
                .connect();
    }

    /** Doors have other ports each time: a connection that is to have the same ports again takes the way that stays. */
    private static DataPath way(ConnectionPlan plan, DataPath path, int door) {
        return plan.clientPort().isPresent() ? path : path.through(door);
    }

    private static DataPath path(ConnectionPlan plan, PathChoice paths) {
        return paths.of(plan.load().serverOf(plan.link()), plan.link().turnOf(plan.index()));
    }

    /** From now on no connection is wanted any more. */
    void admitNoMore() {
        admission.close();
    }

    /** Returns when the ports are free again. Not for event loops. */
    @Override
    public void close() {
        admitNoMore();
        listeners.forEach(Listener::close);
        closeDoors();
    }
}
