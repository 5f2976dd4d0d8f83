package io.netbench.traffic;

import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.HubBarriers;
import io.netbench.traffic.connection.PeerHost;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the event loops of a run share: until when they may send, their hubs' rounds, and what becomes of connections. Thread-safe. */
final class RunState {

    private static final long INITIAL_LEASE_NS = 4_000_000_000L;

    private final TrafficSetup setup;
    private final SendLease lease;
    private final HubBarriers barriers;
    private final RunLatches latches;
    private final Map<InetAddress, PeerHost> peerHosts = new ConcurrentHashMap<>();
    private final Set<Integer> failedLinks = ConcurrentHashMap.newKeySet();

    /**
     * The state of a run that has not begun.
     *
     * @param loops how many there are
     */
    RunState(TrafficSetup setup, LocalEnds ends, int loops) {
        this.setup = setup;
        lease = new SendLease(setup.clock().nanoTime() + INITIAL_LEASE_NS);
        barriers = new HubBarriers(setup.share(), ends.hubs(), setup.clock());
        latches = new RunLatches(ends, loops);
    }

    SendLease lease() {
        return lease;
    }

    HubBarriers barriers() {
        return barriers;
    }

    RunLatches latches() {
        return latches;
    }

    /** What is known of the host at the other end of a connection. */
    PeerHost peerHost(InetAddress address) {
        return peerHosts.computeIfAbsent(
                address, first -> new PeerHost(setup.clock().nanoTime()));
    }

    /** One end of a connection is lost, and so its link. */
    void failed(ConnectionPlan end, String reason) {
        int link = end.link().id();
        if (failedLinks.add(link)) {
            setup.listener().linkFailed(link, reason);
        }
        barriers.lost(end, reason);
    }
}
