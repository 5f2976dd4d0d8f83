package io.netbench.cli;

import io.netbench.api.Baseline;
import io.netbench.api.Netbench;
import io.netbench.cli.layers.BesideOptions;
import io.netbench.cli.options.BaselineOptions;
import io.netbench.cli.options.ClientPortOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.KnobOptions;
import io.netbench.cli.options.LaunchOptions;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.ProbeOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.options.ReportOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.SeriesOptions;
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
import io.netbench.cli.series.SeriesDryRun;
import io.netbench.cli.series.SeriesParameters;
import io.netbench.cli.series.SeriesRun;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import io.netbench.plan.Thresholds;
import io.netbench.suite.ContentionSeries;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesPhase;
import io.netbench.text.Property;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** A command that runs loads once: reads the options, plans, checks, runs, writes, and reports. */
abstract class RunCommand implements Callable<Integer>, EndsInOrder {

    private static final Set<Class<?>> SAID_BY_SCENARIOS = Set.of(
            TimingOptions.class,
            ThresholdOptions.class,
            DataOptions.class,
            KnobOptions.class,
            ClientPortOptions.class,
            HostOptions.class,
            ProbeOptions.class,
            BesideOptions.class);

    /** Of the order of runs, and of this process. */
    private static final Set<String> BESIDE_SCENARIOS = Set.of("--seed", "--bind-device");

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
    @Heading("Several runs")
    private SeriesOptions series = new SeriesOptions();

    @Mixin
    @Heading("The report")
    private ReportOptions report = new ReportOptions();

    @Mixin
    @Heading(BaselineOptions.HEADING)
    private BaselineOptions against = new BaselineOptions();

    @Mixin
    @Heading(ProbeOptions.HEADING)
    private ProbeOptions probes = new ProbeOptions();

    @Mixin
    @Heading("Beside storage")
    private BesideOptions beside = new BesideOptions();

    @Mixin
    @Heading("How data is moved")
    private DataOptions data = new DataOptions();

    @Mixin
    @Heading("How data is moved")
    private ClientPortOptions clientPorts = new ClientPortOptions();

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
     * What every load is to reach, beside what it has to of its own; goodput only where none of its links has a rate.
     *
     * @param all what is asked of the run in all
     */
    abstract Thresholds shared(Thresholds all);

    /** Whether the rate of links is what varies from run to run. */
    final boolean variesRate() {
        return series.variesRate();
    }

    /** Plans; what is refused names options as they were typed. */
    <T> T planning(Supplier<T> plan) {
        return plan.get();
    }

    @Override
    public Integer call() {
        if (series.isAsked()) {
            return runSeries();
        }
        series.requireNone();
        RunOutputs outputs = RunOutputs.of(output);
        outputs.requireProbes(probes.areAsked());
        ResultText text = beside.text(ResultText.report(report.detail()));
        RunRequest request = request(data.seed());
        RunPlan plan = planning(() -> Planner.plan(request, newRunId()));
        Netbench.Builder asked = agents(request);
        Optional<Baseline> baseline = against.forRun(plan);
        outputs.requireNoneAt(against.files(), "the baseline itself");
        outputs.requireNoneAt(beside.files(), "what {--beside} shows");
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

    private SeriesRun seriesRun() {
        if (beside.isAsked()) {
            throw new PlanException("{--beside} is of one run; leave it out of a series");
        }
        against.requireNone();
        report.requireNoLinks();
        SeriesRun run = new SeriesRun(spec.commandLine(), output, series, report.units());
        run.requireOutputs();
        return run;
    }

    /** Runs each load alone, and then all together. */
    int runContention() {
        series.requireNoSweep("{--sweep} is of one load or run; leave it out of a contention");
        SeriesRun run = seriesRun();
        RunRequest request = request(run.seed(data, OptionalLong.empty()));
        SeriesOrder order = planning(() -> ContentionSeries.order(request, series.sweep()));
        Netbench.Builder asked = agents(request);
        if (output.dryRun()) {
            SeriesDryRun.lines(order, StandardStream.OUT.screen())
                    .forEach(spec.commandLine().getOut()::println);
            return ExitStatus.PASSED;
        }
        return run.ofContention().execute("contention", order, SeriesParameters.of(order, List.of(request)), asked);
    }

    private int runSeries() {
        SeriesRun run = seriesRun();
        RunRequest request = request(run.seed(data, OptionalLong.empty()));
        String name = request.loads().size() == 1 ? request.loads().get(0).name() : "run";
        SeriesPhase phase = planning(() -> SeriesPhase.of(name, series.sweep(), request));
        SeriesOrder order = new SeriesOrder(List.of(phase));
        Netbench.Builder asked = agents(request);
        if (output.dryRun()) {
            SeriesDryRun.lines(order, StandardStream.OUT.screen())
                    .forEach(spec.commandLine().getOut()::println);
            return ExitStatus.PASSED;
        }
        return run.execute("sweep", order, SeriesParameters.of(order, List.of(request)), asked);
    }

    /**
     * Runs a file of phases.
     *
     * @param set variables of it
     */
    int runScenario(Path file, List<String> set) {
        requireNothingThatItSays();
        series.requireNoSweep();
        profiles.requireReadable();
        SeriesRun run = seriesRun();
        RunOutputs.of(output).requireNoneAt(List.of(file), "the scenario itself");
        ScenarioReader reader = ScenarioReader.open(file, set, profiles, launch.hostsOfJob(System.getenv()));
        Scenario scenario = reader.read(run.seed(data, reader.seed()));
        SeriesOrder order = scenario.order();
        Netbench.Builder asked = agents(scenario.bases());
        if (output.dryRun()) {
            SeriesDryRun.lines(order, StandardStream.OUT.screen())
                    .forEach(spec.commandLine().getOut()::println);
            return ExitStatus.PASSED;
        }
        return run.execute("scenario", order, scenario.parameters(), asked);
    }

    /** One place for each thing: what a file says and a command line says otherwise, nobody can tell apart later. */
    private void requireNothingThatItSays() {
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (option.userObject() instanceof Field field
                    && SAID_BY_SCENARIOS.contains(field.getDeclaringClass())
                    && !BESIDE_SCENARIOS.contains(option.longestName())) {
                throw new PlanException("{" + option.longestName()
                        + "}: a scenario says it; write it into the file, or make it a variable there and give that with"
                        + " {--set}");
            }
        }
    }

    private RunRequest request(long seed) {
        profiles.requireReadable();
        Thresholds all = thresholds.toThresholds();
        List<LoadRequest> loads = loads(launch.hostsOfJob(System.getenv()), all, profiles);
        timing.requireUse(loads);
        return probes.beside(
                clientPorts.from(new RunRequest(loads, shared(all), timing.toRequest(), data.toPlan(), seed)));
    }

    private Netbench.Builder agents(RunRequest request) {
        return agents(List.of(request));
    }

    /** All that some run of a series needs, from the first to the last. */
    private Netbench.Builder agents(List<RunRequest> requests) {
        StepDeadlines deadlines = launch.deadlines();
        List<HostAddress> hosts = requests.stream()
                .flatMap(request -> request.hostsWithBystanders().stream())
                .distinct()
                .toList();
        launch.requireUse(!hosts.isEmpty());
        RunRequest here =
                requests.stream().filter(RunRequest::hasLocal).findFirst().orElse(requests.get(0));
        if (launch.isAsked() && hosts.isEmpty()) {
            throw new PlanException("{--launch} starts agents on hosts; name them with " + Property.HOSTS + ", "
                    + Property.SERVERS + " or " + Property.CLIENTS);
        }
        Netbench.Builder asked = Agents.asked(
                hosts,
                security.token(System.getenv()),
                security.tls(),
                placement.forRun(here),
                data.rails(here),
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
