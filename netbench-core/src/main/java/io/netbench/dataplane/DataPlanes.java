package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.RunSecret;
import io.netbench.plan.RunPlan;

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
}
