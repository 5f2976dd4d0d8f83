package io.netbench.cli;

import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.ExitStatus;
import io.netbench.launch.ImageRemoval;
import io.netbench.launch.LaunchMethod;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench uninstall-agents}. */
@Command(
        name = "uninstall-agents",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Removes from hosts what --launch ssh --install put there for this login.",
        footerHeading = "%nExample:%n",
        footer = {"  netbench uninstall-agents 'node[01-16]'", ""})
final class UninstallAgentsCommand implements Callable<Integer> {

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "HOSTS",
            converter = OptionValues.Endpoints.class,
            description = "The hosts, such as node[01-16,20].")
    private HostList hosts;

    @Option(
            names = "--launch-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "By when all hosts must have answered. Default: 30s.")
    @Sets(Property.LAUNCH_TIMEOUT)
    private OptionalLong timeout = OptionalLong.empty();

    @Option(
            names = "--launch-parallel",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "How many ssh connections are set up at a time. Default: 32.")
    @Sets(Property.LAUNCH_PARALLEL)
    private OptionalInt parallel = OptionalInt.empty();

    @Option(
            names = "--ssh-command",
            paramLabel = "COMMAND",
            description = "The ssh client, and arguments with spaces between them. Default: ssh.")
    @Sets(Property.SSH_COMMAND)
    private String sshCommand;

    @Option(
            names = "--ssh-option",
            paramLabel = "OPTION",
            description = "An option for ssh as its -o takes it, such as Port=2222; may be repeated.")
    private List<String> sshOptions = new ArrayList<>();

    @Override
    public Integer call() throws InterruptedException {
        LaunchMethod.Ssh standard = LaunchMethod.Ssh.standard();
        LaunchMethod.Ssh ssh = new LaunchMethod.Ssh(
                sshCommand == null
                        ? standard.command()
                        : List.of(sshCommand.strip().split("\\s+", -1)),
                sshOptions,
                parallel.orElse(standard.parallel()),
                Optional.empty());
        Duration patience = timeout.isPresent() ? Duration.ofNanos(timeout.getAsLong()) : DEFAULT_TIMEOUT;
        if (patience.isZero()) {
            throw new PlanException(Property.LAUNCH_TIMEOUT + " must be more than 0s, got: 0s");
        }
        boolean failed = false;
        for (ImageRemoval.Outcome outcome : ImageRemoval.from(named(), ssh, patience)) {
            PrintWriter to = outcome.isFailure()
                    ? spec.commandLine().getErr()
                    : spec.commandLine().getOut();
            to.printf("%s: %s%n", outcome.host(), outcome.words());
            to.flush();
            failed |= outcome.isFailure();
        }
        return failed ? ExitStatus.FAILED : ExitStatus.PASSED;
    }

    private HostList.Hosts named() {
        if (hosts instanceof HostList.Hosts list) {
            return list;
        }
        throw new PlanException("HOSTS: '" + hosts + "' is a number; name the hosts, such as 'node[01-16]'");
    }
}
