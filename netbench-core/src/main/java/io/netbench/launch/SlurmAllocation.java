package io.netbench.launch;

import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes of the Slurm job that this process is in.
 *
 * @param jobId of the job
 * @param nodes its nodes, by Slurm's names, in Slurm's order
 */
public record SlurmAllocation(String jobId, HostList.Hosts nodes) {

    private static final String JOB = "SLURM_JOB_ID";
    private static final String NODES = "SLURM_JOB_NODELIST";

    /**
     * What Slurm's variables say; empty outside of an allocation.
     *
     * @param environment of the process, as {@link System#getenv()} gives it
     * @throws PlanException if they can't be read; the message names the variable
     */
    public static Optional<SlurmAllocation> from(Map<String, String> environment) {
        String job = environment.getOrDefault(JOB, "");
        String nodes = environment.getOrDefault(NODES, "");
        if (job.isBlank() || nodes.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new SlurmAllocation(job, hosts(nodes)));
    }

    private static HostList.Hosts hosts(String nodes) {
        try {
            if (HostList.parse(nodes) instanceof HostList.Hosts hosts) {
                return hosts;
            }
        } catch (PlanException e) {
            throw new PlanException(NODES + " can't be read: " + e.getMessage());
        }
        throw new PlanException(NODES + " must be a list of nodes, such as node[01-16,20], got: " + nodes);
    }
}
