package io.netbench.cli;

import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.Sets;
import io.netbench.cli.options.SshOptions;
import io.netbench.cli.process.ExitStatus;
import io.netbench.launch.ImageRemoval;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private SshOptions ssh = new SshOptions();

    @Override
    public Integer call() throws InterruptedException {
        Duration patience = timeout.isPresent() ? Duration.ofNanos(timeout.getAsLong()) : DEFAULT_TIMEOUT;
        if (patience.isZero()) {
            throw new PlanException(Property.LAUNCH_TIMEOUT + " must be more than 0s, got: 0s");
        }
        boolean failed = false;
        for (ImageRemoval.Outcome outcome : ImageRemoval.from(named(), ssh.toMethod(), patience)) {
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
