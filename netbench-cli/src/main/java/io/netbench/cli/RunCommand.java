package io.netbench.cli;

import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.EndpointOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LaunchOptions;
import io.netbench.cli.options.LoadOptions;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.TimingOptions;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.Agents;
import io.netbench.cli.run.DryRun;
import io.netbench.cli.run.LiveView;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.ResultText;
import io.netbench.cli.run.RunOutputs;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.launch.LaunchPlan;
import io.netbench.plan.HostList;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.text.Property;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs one pattern once: reads the options, plans, checks, runs, writes, and reports. */
abstract class RunCommand implements Callable<Integer>, EndsInOrder {

    private final Pattern pattern;

    @Spec
    private CommandSpec spec;

    @Mixin
    @Heading("Who takes part")
    private EndpointOptions endpoints = new EndpointOptions();

    @Mixin
    @Heading("Load of each link")
    private LoadOptions load = new LoadOptions();

    @Mixin
    @Heading("Time")
    private TimingOptions end = new TimingOptions();

    @Mixin
    @Heading("Results")
    private OutputOptions output = new OutputOptions();

    @Mixin
    @Heading("How data is moved")
    private DataOptions data = new DataOptions();

    @Mixin
    @Heading("Agents on other hosts")
    private LaunchOptions launch = new LaunchOptions();

    @Mixin
    @Heading("Access to agents")
    private SecurityOptions security = new SecurityOptions();

    @Mixin
    @Heading("Where event loops of this host run")
    private PlacementOptions placement = new PlacementOptions();

    RunCommand(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public Integer call() {
        RunOutputs outputs = RunOutputs.of(output);
        RoleRequest roles = endpoints.toRequest(pattern, launch.hostsOfJob(System.getenv()));
        RunPlan plan = plan(roles);
        StepDeadlines deadlines = launch.deadlines();
        Optional<LaunchPlan> launchPlan = launchPlan(roles);
        Optional<AccessToken> token = security.token(System.getenv());
        Optional<TlsFiles> tls = security.tls();
        LoopPlacement loops = placement.forRun(roles);
        DataRails rails = data.rails(roles);
        if (output.dryRun()) {
            new DryRun(plan).print(spec.commandLine().getOut());
            return ExitStatus.PASSED;
        }
        outputs.requireWritable();
        try (Agents agents = Agents.open(
                roles,
                launchPlan,
                token,
                tls,
                loops,
                rails,
                deadlines,
                ThisProcess.of(spec).signals())) {
            LiveView view = LiveView.open(plan, output.live(), text -> PlanRun.say(spec.commandLine(), text));
            return new PlanRun(spec.commandLine(), outputs, ResultText.REPORT, output.showsReport())
                    .execute(plan, output.labels(spec), agents.open(), deadlines, view);
        }
    }

    private Optional<LaunchPlan> launchPlan(RoleRequest roles) {
        launch.requireUse();
        if (!launch.isAsked()) {
            return Optional.empty();
        }
        if (roles.hosts().isEmpty()) {
            throw new PlanException("{--launch} starts agents on hosts; name them with " + Property.HOSTS + ", "
                    + Property.SERVERS + " or " + Property.CLIENTS);
        }
        return Optional.of(launch.toPlan(new HostList.Hosts(roles.hosts()), System.getenv()));
    }

    private RunPlan plan(RoleRequest roles) {
        RunRequest request = new RunRequest(load.toRequest(roles, end), end.toRequest(), data.toPlan(), data.seed());
        return Planner.plan(request, newRunId());
    }

    /** The name of a run that no other run has. */
    static String newRunId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
