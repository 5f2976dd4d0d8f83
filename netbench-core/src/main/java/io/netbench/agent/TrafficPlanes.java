package io.netbench.agent;

import io.netbench.control.AgentSeat;
import io.netbench.control.RunSecret;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.RunKey;

/** Data planes of real sockets. Thread-safe. */
final class TrafficPlanes implements DataPlanes {

    private final AgentSettings settings;

    TrafficPlanes(AgentSettings settings) {
        this.settings = settings;
    }

    @Override
    public DataPlane of(RunPlan share, AgentSeat seat, RunSecret secret, long leaseNs, ShareListener listener) {
        return new TrafficPlane(settings, share, seat, new RunKey(secret.bytes()), leaseNs, listener);
    }
}
