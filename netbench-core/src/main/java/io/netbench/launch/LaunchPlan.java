package io.netbench.launch;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Which agents to start, and how.
 *
 * @param method with what
 * @param hosts one agent on each; without ports, since launched agents take free ones
 * @param program what to start there
 * @param timeout by when all agents must have announced themselves
 */
public record LaunchPlan(LaunchMethod method, HostList.Hosts hosts, AgentProgram program, Duration timeout) {

    public LaunchPlan {
        for (HostAddress host : hosts.hosts()) {
            if (host.port().isPresent()) {
                throw new PlanException("'" + host + "' has a port, and launched agents take free ones; write "
                        + host.host() + ", or start the agents yourself");
            }
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new PlanException(
                    Property.LAUNCH_TIMEOUT + " must be more than 0s, got: " + timeout.toMillis() + "ms");
        }
        if (method instanceof LaunchMethod.Srun srun) {
            requireNodes(hosts, srun.allocation());
        }
    }

    /** The timeout as it is said in messages. */
    String patience() {
        return TimeSpan.describe(timeout.toNanos()) + " (" + Property.LAUNCH_TIMEOUT + " changes that time)";
    }

    private static void requireNodes(HostList.Hosts hosts, SlurmAllocation allocation) {
        Set<HostAddress> nodes = new HashSet<>(allocation.nodes().hosts());
        for (HostAddress host : hosts.hosts()) {
            if (!nodes.contains(host)) {
                throw new PlanException("'" + host + "' is not a node of Slurm job " + allocation.jobId()
                        + ", which has " + allocation.nodes());
            }
        }
    }
}
