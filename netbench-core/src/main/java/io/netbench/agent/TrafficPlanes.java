package io.netbench.agent;

import io.netbench.control.AgentSeat;
import io.netbench.control.RunSecret;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.RunKey;

/** Data planes of real sockets. Thread-safe. */
final class TrafficPlanes implements DataPlanes {

    private final AgentSettings settings;
    private final HeapBudget heap;

    TrafficPlanes(AgentSettings settings) {
        this.settings = settings;
        heap = new HeapBudget(settings.limits().maxHeapBytes());
    }

    @Override
    public DataPlane of(RunPlan share, AgentSeat seat, RunSecret secret, long leaseNs, ShareListener listener) {
        return new TrafficPlane(settings, heap, share, seat, new RunKey(secret.bytes()), leaseNs, listener);
    }
}
