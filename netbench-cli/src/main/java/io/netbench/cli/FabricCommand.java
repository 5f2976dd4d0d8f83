package io.netbench.cli;

import io.netbench.analysis.StopCause;
import io.netbench.analysis.comparison.Side;
import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.api.Baseline;
import io.netbench.api.InternalAccess;
import io.netbench.api.Netbench;
import io.netbench.api.NetbenchException;
import io.netbench.cli.fabric.FabricDryRun;
import io.netbench.cli.fabric.FabricParameters;
import io.netbench.cli.fabric.FabricReport;
import io.netbench.cli.fabric.SuiteProgress;
import io.netbench.cli.html.HtmlSuiteStore;
import io.netbench.cli.options.BaselineOptions;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.LaunchOptions;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.PairOptions;
import io.netbench.cli.options.PlacementOptions;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.options.SecurityOptions;
import io.netbench.cli.options.SuiteOptions;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.run.Agents;
import io.netbench.cli.run.OutputConflicts;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.RunRequest;
import io.netbench.plan.TimingRequest;
import io.netbench.plan.Topology;
import io.netbench.result.Comparison;
import io.netbench.result.Verdict;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.Patience;
import io.netbench.suite.ComparedStore;
import io.netbench.suite.FabricExtras;
import io.netbench.suite.FabricOrder;
import io.netbench.suite.FabricOutcome;
import io.netbench.suite.FabricSetup;
import io.netbench.suite.FabricSuite;
import io.netbench.suite.SuiteDocument;
import io.netbench.suite.SuiteFolder;
import io.netbench.suite.SuiteJournal;
import io.netbench.suite.SuiteStore;
import io.netbench.suite.schedule.Schedule;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that goes over the pairs of a fabric: plans, shows what it takes, runs, and tells. */
abstract class FabricCommand implements Callable<Integer>, EndsInOrder {

    private static final String BASELINE = "the baseline itself";

    private final AtomicBoolean hasEnded = new AtomicBoolean();

    @Spec
    private CommandSpec spec;

    @Mixin
    @Heading(value = "Hosts and pairs", first = true)
    private PairOptions pairs = new PairOptions();

    @Mixin
    @Heading("Shapes of storage protocols")
    private ProfileOptions profiles = new ProfileOptions();

    @Mixin
    @Heading("Results")
    private SuiteOptions output = new SuiteOptions();

    @Mixin
    @Heading(BaselineOptions.HEADING)
    private BaselineOptions against = new BaselineOptions();

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

    /** Whether a verdict is given. */
    abstract boolean isJudged();

    /** The groups of hosts, by their number; null for one that is in none. */
    abstract List<String> groups(List<String> hosts);

    /** What pairs have to keep. */
    abstract FabricLimits limits();

    /**
     * What is done beyond pairs and suspects.
     *
     * @param setup all that take part
     * @param asked which of their pairs are measured
     */
    abstract FabricExtras extras(FabricSetup setup, PairOptions asked);

    @Override
    public Integer call() {
        output.requireOnePlace();
        List<Output> documents = Stream.of(output.json(), output.html())
                .flatMap(Optional::stream)
                .toList();
        new OutputConflicts(documents).requireOneStream();
        profiles.requireReadable();
        HostList hosts = pairs.hosts(launch.hostsOfJob(System.getenv()));
        FabricSetup setup = new FabricSetup(hosts, pairs.load(profiles), pairs.schedule(), data.toPlan(), data.seed());
        FabricOrder order = order(setup);
        Netbench.Builder asked = agents(setup);
        Optional<Baseline> baseline =
                against.forPairs(setup.load(), order.extras().rails());
        new OutputConflicts(documents).requireNoneAt(against.files(), BASELINE);
        requireNotResumed(against.files());
        if (output.dryRun()) {
            FabricDryRun.lines(order).forEach(spec.commandLine().getOut()::println);
            return ExitStatus.PASSED;
        }
        Patience patience = RunOutputs.patience(spec.commandLine());
        new OutputConflicts(documents).requireNone();
        ComparedStore store = new ComparedStore(
                store(order, patience), after -> baseline.flatMap(earlier -> against(earlier, after)));
        RunLabels labels = output.labels(spec);
        SuiteJournal journal = new SuiteJournal(
                store, spec.name(), labels, FabricParameters.of(order), order.estimate(), InstantSource.system());
        try (Netbench agents = Agents.open(asked, ThisProcess.of(spec).signals());
                SuiteProgress progress = SuiteProgress.open(output.isQuiet())) {
            if (!output.isQuiet()) {
                spec.commandLine().getErr().println(FabricDryRun.estimate(order));
            }
            Coordinator coordinator = InternalAccess.coordinator(agents, OptionNames.of(spec.commandLine()));
            AtomicBoolean isOver = new AtomicBoolean();
            ThisProcess.of(spec).signals().listen(ending -> takes(ending, coordinator, isOver, patience));
            FabricOutcome outcome = new FabricSuite(
                            order, (plan, listener) -> coordinator.run(plan, labels, listener), journal, progress)
                    .run();
            isOver.set(true);
            progress.close();
            return conclude(outcome, journal, store.comparison());
        }
    }

    /** What goes on would be held against what it was until now. */
    private void requireNotResumed(List<Path> baseline) {
        output.resume().ifPresent(folder -> {
            Output suite =
                    new Output(Property.RESUME, folder.resolve("suite.json").toString());
            if (baseline.stream().anyMatch(suite::isAt)) {
                throw new PlanException(
                        Property.RESUME + " " + folder + ": is " + BASELINE + "; give another baseline");
            }
        });
    }

    /** What was measured is not lost because it can't be compared. */
    private Optional<Comparison> against(Baseline earlier, Side after) {
        try {
            return Optional.of(InternalAccess.compare(earlier, after));
        } catch (NetbenchException refused) {
            PlanRun.say(spec.commandLine(), "not held against the baseline: " + InternalAccess.messageOf(refused));
            return Optional.empty();
        }
    }

    private FabricOrder order(FabricSetup setup) {
        FabricExtras extras = extras(setup, pairs);
        return new FabricOrder(
                setup, pairs.choice(), schedule(setup, extras), groups(setup.names()), isJudged(), limits(), extras);
    }

    private Schedule schedule(FabricSetup setup, FabricExtras extras) {
        try {
            return FabricOrder.schedule(setup, pairs.choice(), isJudged(), extras, pairs.budget());
        } catch (IllegalArgumentException tooShort) {
            throw new PlanException("{--budget}: " + tooShort.getMessage());
        }
    }

    private Netbench.Builder agents(FabricSetup setup) {
        launch.requireUse(!setup.isOnThisHost());
        RoleRequest roles = new RoleRequest(
                Pattern.INCAST, Mode.PUSH, Topology.PAIRS, Optional.of(setup.hosts()), Optional.of(setup.hosts()));
        RunRequest request = new RunRequest(LoadRequest.of(roles), TimingRequest.DEFAULT, setup.data(), setup.seed());
        if (launch.isAsked() && setup.isOnThisHost()) {
            throw new PlanException("{--launch} starts agents on hosts; name them with " + Property.HOSTS);
        }
        Netbench.Builder asked = Agents.asked(
                request.hosts(),
                security.token(System.getenv()),
                security.tls(),
                placement.forRun(request),
                data.rails(request),
                launch.deadlines());
        return (launch.isAsked() ? asked.launch(launch.toLauncher()) : asked).check();
    }

    private SuiteStore store(FabricOrder order, Patience patience) {
        output.html().ifPresent(Output::requireWritable);
        SuiteStore kept = kept(order, patience);
        return output.html()
                .map(page -> (SuiteStore) new HtmlSuiteStore(kept, page, new Outlet(System.out, patience)))
                .orElse(kept);
    }

    private SuiteStore kept(FabricOrder order, Patience patience) {
        if (output.out().isPresent()) {
            return SuiteFolder.create(Property.OUT, output.out().get(), patience);
        }
        if (output.resume().isPresent()) {
            return SuiteFolder.resume(
                    Property.RESUME, output.resume().get(), spec.name(), FabricParameters.of(order), patience);
        }
        output.json().ifPresent(Output::requireWritable);
        return output.json()
                .map(file -> (SuiteStore) new SuiteDocument(file, new Outlet(System.out, patience)))
                .orElse(SuiteStore.NONE);
    }

    /** The first signal ends the suite with the run that is on; once it is over, the wait for who does not take it. */
    private boolean takes(StopCause ending, Coordinator coordinator, AtomicBoolean isOver, Patience patience) {
        boolean isFirst = !hasEnded.getAndSet(true);
        coordinator.interrupt(ending);
        if (!isFirst) {
            return false;
        }
        spec.commandLine().getErr().println();
        if (isOver.get()) {
            patience.giveUp();
            ThisProcess.of(spec).out().giveUp();
        } else {
            PlanRun.say(spec.commandLine(), "ended early, keeping what there is; once more ends at once");
        }
        return true;
    }

    private int conclude(FabricOutcome outcome, SuiteJournal journal, Optional<Comparison> comparison) {
        CommandLine command = spec.commandLine();
        Verdict verdict = comparison.map(of -> of.joined(outcome.verdict())).orElse(outcome.verdict());
        boolean takesOutput = Stream.of(output.json(), output.html())
                .flatMap(Optional::stream)
                .anyMatch(Output::isStandardOutput);
        if (!output.isQuiet() && !takesOutput) {
            PrintWriter out = command.getOut();
            Screen screen = StandardStream.OUT.screen();
            FabricReport.lines(outcome, screen).forEach(out::println);
            comparison.ifPresent(against -> {
                out.println();
                ComparisonText.lines(against, false, screen).forEach(out::println);
            });
            out.flush();
        } else {
            verdict.reasons().forEach(reason -> PlanRun.say(command, reason));
        }
        journal.failure().ifPresent(failure -> PlanRun.say(command, failure));
        int status = verdict.exitStatus();
        return journal.failure().isEmpty() || status > ExitStatus.SIGNALLED ? status : ExitStatus.FAILED;
    }
}
