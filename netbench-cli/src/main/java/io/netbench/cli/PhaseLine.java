package io.netbench.cli;

import io.netbench.cli.options.ClientPortOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.ProbeOptions;
import io.netbench.cli.options.ThresholdOptions;
import io.netbench.cli.options.TimingOptions;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.RunRequest;
import io.netbench.plan.Thresholds;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a phase of a scenario says of its runs in all. */
@Command(name = "phase")
final class PhaseLine {

    /** Options that are of the whole scenario, or of the process that runs it. */
    static final Set<String> WITHOUT = Set.of("seed", "bind-device");

    @Mixin
    private TimingOptions timing = new TimingOptions();

    @Mixin
    private DataOptions data = new DataOptions();

    @Mixin
    private ClientPortOptions clientPorts = new ClientPortOptions();

    @Mixin
    private ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    private ProbeOptions probes = new ProbeOptions();

    @Mixin
    private HostOptions hosts = new HostOptions();

    static CommandLine newCommand() {
        return new CommandLine(new PhaseLine())
                .setOverwrittenOptionsAllowed(true)
                .setExpandAtFiles(false);
    }

    /** Reads words that are known to be right. */
    static PhaseLine of(List<String> words) {
        CommandLine command = newCommand();
        command.parseArgs(words.toArray(String[]::new));
        return command.getCommand();
    }

    HostOptions hosts() {
        return hosts;
    }

    Thresholds thresholds() {
        return thresholds.toThresholds();
    }

    RunRequest request(List<LoadRequest> loads, long seed) {
        timing.requireUse(loads);
        return probes.beside(
                clientPorts.from(new RunRequest(loads, thresholds(), timing.toRequest(), data.toPlan(), seed)));
    }
}
