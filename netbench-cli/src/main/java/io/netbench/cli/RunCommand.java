package io.netbench.cli;

import io.netbench.api.Baseline;
import io.netbench.api.Netbench;
import io.netbench.cli.layers.BesideOptions;
import io.netbench.cli.options.BaselineOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LaunchOptions;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.options.ReportOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.ThresholdOptions;
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
import io.netbench.coordinator.StepDeadlines;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.Thresholds;
import io.netbench.text.Property;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs loads once: reads the options, plans, checks, runs, writes, and reports. */
abstract class RunCommand implements Callable<Integer>, EndsInOrder {

    @Spec
    private CommandSpec spec;

    @Mixin
    @Heading("Shapes of storage protocols")
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    @Heading("Time")
    private TimingOptions timing = new TimingOptions();

    @Mixin
    @Heading(ThresholdOptions.HEADING)
    private ThresholdOptions thresholds = new ThresholdOptions();

    @Mixin
    @Heading("Results")
    private OutputOptions output = new OutputOptions();

    @Mixin
    @Heading("The report")
    private ReportOptions report = new ReportOptions();

    @Mixin
    @Heading(BaselineOptions.HEADING)
    private BaselineOptions against = new BaselineOptions();

    @Mixin
    @Heading("Beside storage")
    private BesideOptions beside = new BesideOptions();

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

    /**
     * What runs side by side.
     *
     * @param hostsOfJob hosts to take where none are named
     * @param all what is asked of the run in all
     * @param profiles that loads may name
     */
    abstract List<LoadRequest> loads(Optional<HostList.Hosts> hostsOfJob, Thresholds all, ProfileOptions profiles);

    /**
     * What every load that has no rate is to reach, beside what it has to of its own.
     *
     * @param all what is asked of the run in all
     */
    abstract Thresholds shared(Thresholds all);

    /** The plan of a request; its refusals name options as they were typed. */
    RunPlan plan(RunRequest request) {
        return Planner.plan(request, newRunId());
    }

    @Override
    public Integer call() {
        RunOutputs outputs = RunOutputs.of(output);
        ResultText text = beside.text(ResultText.report(report.detail()));
        RunRequest request = request();
        RunPlan plan = plan(request);
        Netbench.Builder asked = agents(request);
        Optional<Baseline> baseline = against.forRun(plan);
        if (output.dryRun()) {
            new DryRun(plan).print(spec.commandLine().getOut());
            return ExitStatus.PASSED;
        }
        outputs.requireWritable();
        try (Netbench agents = Agents.open(asked, ThisProcess.of(spec).signals())) {
            LiveView view = LiveView.open(plan, output.live(), line -> PlanRun.say(spec.commandLine(), line));
            return new PlanRun(spec.commandLine(), outputs, text, output.showsReport())
                    .against(baseline, report.detail().allLinks())
                    .execute(plan, output.labels(spec), agents, view);
        }
    }

    private RunRequest request() {
        profiles.requireReadable();
        Thresholds all = thresholds.toThresholds();
        List<LoadRequest> loads = loads(launch.hostsOfJob(System.getenv()), all, profiles);
        return new RunRequest(loads, shared(all), timing.toRequest(), data.toPlan(), data.seed());
    }

    private Netbench.Builder agents(RunRequest request) {
        StepDeadlines deadlines = launch.deadlines();
        launch.requireUse();
        if (launch.isAsked() && request.hosts().isEmpty()) {
            throw new PlanException("{--launch} starts agents on hosts; name them with " + Property.HOSTS + ", "
                    + Property.SERVERS + " or " + Property.CLIENTS);
        }
        Netbench.Builder asked = Agents.asked(
                request.hosts(),
                security.token(System.getenv()),
                security.tls(),
                placement.forRun(request),
                data.rails(request),
                deadlines);
        return (launch.isAsked() ? asked.launch(launch.toLauncher()) : asked).check();
    }

    CommandLine commandLine() {
        return spec.commandLine();
    }

    /** The name of a run that no other run has. */
    static String newRunId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
