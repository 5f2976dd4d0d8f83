package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.RunSecret;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.handshake.RunKey;

/** Data planes of real sockets. Thread-safe. */
public final class SocketDataPlanes implements DataPlanes {

    private final AgentSettings settings;
    private final HeapBudget heap;

    public SocketDataPlanes(AgentSettings settings) {
        this.settings = settings;
        heap = new HeapBudget(settings.limits().maxHeapBytes());
    }

    @Override
    public DataPlane of(RunPlan share, AgentCoLocation seat, RunSecret secret, long leaseNs, ShareListener listener) {
        return new SocketDataPlane(settings, heap, share, seat, new RunKey(secret.bytes()), leaseNs, listener);
    }
}
