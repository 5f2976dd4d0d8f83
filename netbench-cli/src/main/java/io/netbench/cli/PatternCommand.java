package io.netbench.cli;

import io.netbench.cli.options.DirectionOptions;
import io.netbench.cli.options.EndpointOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.LoadOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Pattern;
import io.netbench.plan.Thresholds;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** A command that runs one load, by the name of its pattern. */
abstract class PatternCommand extends RunCommand {

    private final Pattern pattern;

    @Mixin
    @Heading(value = "Who takes part", first = true)
    private EndpointOptions endpoints = new EndpointOptions();

    @Mixin
    @Heading(value = "Who takes part", first = true)
    private HostOptions hosts = new HostOptions();

    @Mixin
    @Heading(value = "Load of each link", first = true)
    private LoadOptions load = new LoadOptions();

    @Mixin
    @Heading(value = "Load of each link", first = true)
    private DirectionOptions directions = new DirectionOptions();

    PatternCommand(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    List<LoadRequest> loads(Optional<HostList.Hosts> hostsOfJob, Thresholds all, ProfileOptions profiles) {
        LoadRequest made = load.toRequest(endpoints.toRequest(pattern, hosts, hostsOfJob), all, profiles);
        load.requireUse(made, variesRate());
        return directions.loads(made);
    }

    @Override
    Thresholds shared(Thresholds all) {
        return Thresholds.NONE;
    }
}
