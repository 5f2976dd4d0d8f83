package io.netbench.launch;

import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.util.List;
import java.util.Optional;

/** With what a site starts processes on its hosts. */
public sealed interface LaunchMethod {

    /**
     * The system's ssh, so that its configuration, keys and jump hosts count; one process for each host.
     *
     * @param command the ssh client: a command and its first arguments
     * @param options in the form of {@code -o}, such as {@code Port=2222}; they win over the configuration
     * @param parallel how many hosts may be at their start at one time, since servers and jump hosts turn down more
     * @param image what hosts are given that do not have it yet, to start their agents from; empty where the program of a
     *     plan is there
     */
    record Ssh(List<String> command, List<String> options, int parallel, Optional<AgentImage> image)
            implements LaunchMethod {

        private static final int DEFAULT_PARALLEL = 32;

        public Ssh {
            command = List.copyOf(command);
            options = List.copyOf(options);
            if (command.isEmpty()) {
                throw new PlanException(Property.SSH_COMMAND + " must not be empty");
            }
            if (parallel < 1) {
                throw new PlanException(Property.LAUNCH_PARALLEL + " must be 1 or more, got: " + parallel);
            }
        }

        /** The ssh on the path, as the user configured it. */
        public static Ssh standard() {
            return new Ssh(List.of("ssh"), List.of(), DEFAULT_PARALLEL, Optional.empty());
        }
    }

    /**
     * Slurm's srun within an allocation; one process for all hosts.
     *
     * @param prefix words before Slurm's commands, such as those of a container; none for commands on the path
     * @param allocation which nodes the job has
     */
    record Srun(List<String> prefix, SlurmAllocation allocation) implements LaunchMethod {

        public Srun {
            prefix = List.copyOf(prefix);
        }

        /** The commands on the path. */
        public static Srun standard(SlurmAllocation allocation) {
            return new Srun(List.of(), allocation);
        }
    }
}
