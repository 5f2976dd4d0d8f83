package io.netbench.api;

import io.netbench.launch.AgentImage;
import io.netbench.launch.AgentProgram;
import io.netbench.launch.LaunchMethod;
import io.netbench.launch.LaunchPlan;
import io.netbench.launch.SlurmAllocation;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How agents are started on their hosts, and ended with the {@link Netbench} that they were started for. netbench and Java
 * have to be on the hosts, unless they are {@linkplain #install installed}. Immutable.
 */
public final class Launcher {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration DEFAULT_TIMEOUT_OF_COPIES = Duration.ofMinutes(5);

    private enum With {
        SSH,
        SRUN
    }

    private final With with;
    private final LaunchMethod.Ssh ssh;
    private final String program;
    private final String java;
    private final Optional<Duration> timeout;
    private final List<String> agentOptions;

    private Launcher(
            With with,
            LaunchMethod.Ssh ssh,
            String program,
            String java,
            Optional<Duration> timeout,
            List<String> agentOptions) {
        this.with = with;
        this.ssh = ssh;
        this.program = program;
        this.java = java;
        this.timeout = timeout;
        this.agentOptions = List.copyOf(agentOptions);
    }

    /**
     * By the system's ssh, with its configuration and keys; Java is {@code java} on the hosts.
     *
     * @param program netbench's jar or its command on the hosts; {@code ~/} is the home folder there
     */
    public static Launcher ssh(String program) {
        return new Launcher(With.SSH, LaunchMethod.Ssh.standard(), program, "java", Optional.empty(), List.of());
    }

    /**
     * By Slurm's srun, from within an allocation that has the hosts; Java is the one that runs here.
     *
     * @param program netbench's jar or its command on the nodes
     */
    public static Launcher srun(String program) {
        return new Launcher(
                With.SRUN,
                LaunchMethod.Ssh.standard(),
                program,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Optional.empty(),
                List.of());
    }

    /** The command that is Java on the hosts. */
    public Launcher java(String command) {
        return new Launcher(with, ssh, program, command, timeout, agentOptions);
    }

    /** By when all agents must be ready; 30 s unless it is given, 5 min with {@link #install}. */
    public Launcher timeout(Duration until) {
        return new Launcher(with, ssh, program, java, Optional.of(until), agentOptions);
    }

    /** Options of {@code netbench agent}, such as {@code --data-address=10.1.0.0}; they replace those given before. */
    public Launcher agentOptions(List<String> options) {
        return new Launcher(with, ssh, program, java, timeout, options);
    }

    /** The ssh client and its first arguments, in place of {@code ssh}. */
    public Launcher sshCommand(List<String> words) {
        return with(() -> new LaunchMethod.Ssh(words, ssh.options(), ssh.parallel(), ssh.image()));
    }

    /** Options of ssh in the form of its {@code -o}, such as {@code Port=2222}; they replace those given before. */
    public Launcher sshOptions(List<String> options) {
        return with(() -> new LaunchMethod.Ssh(ssh.command(), options, ssh.parallel(), ssh.image()));
    }

    /** How many ssh connections are set up at a time; 32 unless it is given. */
    public Launcher parallel(int hosts) {
        return with(() -> new LaunchMethod.Ssh(ssh.command(), ssh.options(), hosts, ssh.image()));
    }

    /**
     * Gives hosts an image of netbench and Java, in the cache of the login there, unless they have it already, and starts
     * agents from that, in place of a program of theirs. Only ssh can.
     *
     * @param image the folder or the packed file that {@code packages/build tar} made
     */
    public Launcher install(Path image) {
        return with(() -> {
            if (with != With.SSH) {
                throw new PlanException(Property.INSTALL + ": only ssh installs netbench on hosts");
            }
            return new LaunchMethod.Ssh(
                    ssh.command(), ssh.options(), ssh.parallel(), Optional.of(AgentImage.at(image)));
        });
    }

    private Launcher with(Supplier<LaunchMethod.Ssh> other) {
        return new Launcher(with, NetbenchException.orRefuse(other), program, java, timeout, agentOptions);
    }

    /**
     * Of these hosts.
     *
     * @param environment of this process
     * @throws PlanException if it can't be done so
     */
    LaunchPlan on(HostList.Hosts hosts, Map<String, String> environment) {
        LaunchMethod method = with == With.SSH ? ssh : LaunchMethod.Srun.standard(allocation(environment));
        Duration usual = with == With.SSH && ssh.image().isPresent() ? DEFAULT_TIMEOUT_OF_COPIES : DEFAULT_TIMEOUT;
        return new LaunchPlan(method, hosts, AgentProgram.at(program, java, agentOptions), timeout.orElse(usual));
    }

    private static SlurmAllocation allocation(Map<String, String> environment) {
        return SlurmAllocation.from(environment)
                .orElseThrow(() -> new PlanException(
                        "srun starts agents within a Slurm allocation only, and" + " SLURM_JOB_ID is not set"));
    }
}
