package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.RunSecret;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.handshake.RunKey;
import io.netty.util.internal.PlatformDependent;
import java.util.Optional;

/** Makes the data plane of a run. */
@FunctionalInterface
public interface DataPlanes {

    /**
     * The data plane of a share; nothing is opened yet.
     *
     * @param share the plan with the links that touch this agent
     * @param seat of this agent in the run
     * @param leaseNs for how long its coordinator, and the peers of its connections, may be silent
     * @param listener hears of links that fail
     */
    DataPlane of(RunPlan share, AgentCoLocation seat, RunSecret secret, long leaseNs, ShareListener listener);

    /** Data planes of real sockets, within one budget of memory. Thread-safe. */
    static DataPlanes ofSockets(AgentSettings settings) {
        HeapBudget heap = new HeapBudget(settings.limits().maxHeapBytes());
        return (share, seat, secret, leaseNs, listener) -> new SocketDataPlane(
                settings, heap, share, seat, new RunKey(secret.bytes()), leaseNs, listener, Optional.empty());
    }

    /** Data planes of real sockets that lead to a peer of another kind. */
    static DataPlanes ofSockets(AgentSettings settings, ForeignPeer peer) {
        HeapBudget heap = new HeapBudget(settings.limits().maxHeapBytes());
        return (share, seat, secret, leaseNs, listener) -> new SocketDataPlane(
                settings, heap, share, seat, new RunKey(secret.bytes()), leaseNs, listener, Optional.of(peer));
    }

    /** Whether Netty runs with {@code sun.misc.Unsafe} here: without it, a data plane of sockets is another one. */
    static boolean useUnsafe() {
        return PlatformDependent.hasUnsafe();
    }
}
