package io.netbench.cli.options;

import io.netbench.api.Launcher;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.launch.AgentImage;
import io.netbench.launch.AgentProgram;
import io.netbench.launch.SlurmAllocation;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How agents get onto the hosts of a run. */
public final class LaunchOptions {

    @Option(
            names = "--launch",
            paramLabel = "HOW",
            converter = OptionValues.LauncherName.class,
            completionCandidates = Launchers.class,
            description = "Start the agents on the hosts, and end them with the run: ssh (the system's own, with its "
                    + "configuration and keys) or srun (within a Slurm allocation). Default: they run already.")
    private How how;

    @Option(
            names = "--launch-path",
            paramLabel = "PATH",
            description = "The netbench jar or command on the hosts; ~/ is the home folder there. Default: the path of "
                    + "what runs here.")
    @Sets(Property.LAUNCH_PATH)
    private String path;

    @Option(
            names = "--java",
            paramLabel = "PATH",
            description = "Java on the hosts. Default: java for ssh, the Java that runs here for srun.")
    @Sets(Property.JAVA)
    private String java;

    @Option(
            names = "--install",
            description = "With ssh, for hosts that have neither netbench nor Java: give each an image of both, in the "
                    + "cache folder of its login, unless it has that image already. netbench uninstall-agents removes "
                    + "it.")
    @Sets(Property.INSTALL)
    private boolean install;

    @Option(
            names = "--install-image",
            paramLabel = "FILE",
            description = "The image to install, a tar.gz of packages/build. Default: the one that runs here.")
    @Sets(Property.INSTALL_IMAGE)
    private Path installImage;

    @Option(
            names = "--launch-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "By when all launched agents must be ready. Default: 30s, or 5m with --install.")
    @Sets(Property.LAUNCH_TIMEOUT)
    private OptionalLong timeout = OptionalLong.empty();

    @Option(
            names = "--host-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description =
                    "Within this time a host that is killed, frozen, cut off or slow is named, and the run goes on "
                            + "without it; from 2s to 60s. Default: 5s.")
    @Sets(Property.HOST_TIMEOUT)
    private OptionalLong hostTimeout = OptionalLong.empty();

    @Mixin
    private SshOptions ssh = new SshOptions();

    @Option(
            names = "--agent-option",
            paramLabel = "OPTION",
            description = "An option for each launched agent, such as --agent-option=--data-address=10.1.0.0; may be "
                    + "repeated.")
    private List<String> agentOptions = new ArrayList<>();

    /**
     * How long agents are waited for: a host that is lost is named within the time that was asked for.
     *
     * @throws PlanException if that can't be kept
     */
    public StepDeadlines deadlines() {
        return hostTimeout.isPresent() ? StepDeadlines.ofHostTimeout(hostTimeout.getAsLong()) : StepDeadlines.DEFAULT;
    }

    /** Whether agents are to be launched. */
    public boolean isAsked() {
        return how != null;
    }

    /**
     * Refuses options that would change nothing.
     *
     * @param hasHosts whether there are agents on hosts at all
     * @throws PlanException if one says how agents are launched or waited for, and none are, or how ssh does it, and it
     *     doesn't
     */
    public void requireUse(boolean hasHosts) {
        refuse(installImage != null && !install, "{--install-image}", "{--install}");
        if (install) {
            refuseWithInstall(path != null, "{--launch-path}");
            refuseWithInstall(java != null, "{--java}");
        }
        if (how == null) {
            refuse(path != null, "{--launch-path}", "{--launch}");
            refuse(java != null, "{--java}", "{--launch}");
            refuse(timeout.isPresent(), "{--launch-timeout}", "{--launch}");
            refuse(!agentOptions.isEmpty(), "{--agent-option}", "{--launch}");
            refuse(hostTimeout.isPresent() && !hasHosts, "{--host-timeout}", "agents on hosts");
        }
        if (how != How.SSH) {
            refuse(install, "{--install}", "{--launch} ssh");
            ssh.given().forEach(option -> refuse(true, option, "{--launch} ssh"));
        }
    }

    private static void refuse(boolean isGiven, String option, String launch) {
        if (isGiven) {
            throw new PlanException(option + " is of no use without " + launch + "; give both, or neither");
        }
    }

    private static void refuseWithInstall(boolean isGiven, String option) {
        if (isGiven) {
            throw new PlanException(
                    option + " names what hosts have, and {--install} gives them what they need; leave one out");
        }
    }

    /**
     * The hosts to run on when none are named: the nodes of the Slurm job, if srun is to launch agents.
     *
     * @param environment of this process
     */
    public Optional<HostList.Hosts> hostsOfJob(Map<String, String> environment) {
        return how == How.SRUN ? Optional.of(allocation(environment).nodes()) : Optional.empty();
    }

    /**
     * What starts agents; {@link #isAsked()} must hold.
     *
     * @throws io.netbench.api.NetbenchException if a value can't be; its cause has the places for names of options
     */
    public Launcher toLauncher() {
        Launcher started = starting().agentOptions(agentOptions).sshOptions(ssh.options());
        if (java != null) {
            started = started.java(java);
        }
        if (timeout.isPresent()) {
            started = started.timeout(Duration.ofNanos(timeout.getAsLong()));
        }
        if (ssh.command().isPresent()) {
            started = started.sshCommand(ssh.command().get());
        }
        return ssh.parallel().isPresent() ? started.parallel(ssh.parallel().getAsInt()) : started;
    }

    private Launcher starting() {
        if (install) {
            AgentImage image = installImage == null ? AgentImage.ofThisProcess() : AgentImage.at(installImage);
            return Launcher.ssh(image.id()).install(image.source());
        }
        String program = path == null ? AgentProgram.ownPath() : path;
        return how == How.SSH ? Launcher.ssh(program) : Launcher.srun(program);
    }

    private static SlurmAllocation allocation(Map<String, String> environment) {
        return SlurmAllocation.from(environment)
                .orElseThrow(() -> new PlanException("{--launch} srun works within a Slurm allocation only, and "
                        + "SLURM_JOB_ID is not set; begin with salloc or sbatch, such as salloc -N 4"));
    }

    /** What starts agents. */
    enum How {
        SSH,
        SRUN
    }

    /** For the shell's completion. */
    static final class Launchers extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Launchers() {
            super(List.of("ssh", "srun"));
        }
    }
}
