package io.netbench.cli.series;

import io.netbench.analysis.StopCause;
import io.netbench.api.InternalAccess;
import io.netbench.api.Netbench;
import io.netbench.cli.html.HtmlSuiteStore;
import io.netbench.cli.options.DataOptions;
import io.netbench.cli.options.LiveMode;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.OutputOptions;
import io.netbench.cli.options.SeriesOptions;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.RateUnits;
import io.netbench.cli.run.Agents;
import io.netbench.cli.run.OutputConflicts;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunListener;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ResultFileException;
import io.netbench.result.file.RunCsv;
import io.netbench.result.file.SuiteReader;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesOutcome;
import io.netbench.suite.SeriesSuite;
import io.netbench.suite.SuiteDocument;
import io.netbench.suite.SuiteFolder;
import io.netbench.suite.SuiteJournal;
import io.netbench.suite.SuiteStore;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Makes the runs of a series on agents that stay open, keeps them as they end, and tells what came of them. */
public final class SeriesRun {

    private final CommandLine command;
    private final OutputOptions output;
    private final SeriesOptions series;
    private final ThisProcess process;
    private final Patience patience;
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private Optional<String> unwritten = Optional.empty();
    private final Optional<RateUnits> units;
    private boolean isOfContention;

    /**
     * @param command whose streams are written to
     * @param units of rates; empty where each table shows them as it usually does
     */
    public SeriesRun(CommandLine command, OutputOptions output, SeriesOptions series, Optional<RateUnits> units) {
        this.command = command;
        this.output = output;
        this.series = series;
        this.units = units;
        process = ThisProcess.of(command.getCommandSpec());
        patience = RunOutputs.patience(command);
    }

    /** Its runs are those of a contention, and it tells what loads lost. */
    public SeriesRun ofContention() {
        isOfContention = true;
        return this;
    }

    /**
     * Refuses outputs that one run has, and a series has not.
     *
     * @throws PlanException if there is one
     */
    public void requireOutputs() {
        List.of(output.csv(), output.csvEndpoints(), output.csvProbes(), output.hgrm())
                .forEach(one -> one.ifPresent(file -> {
                    throw new PlanException(
                            file.property() + " is of one run, and there are several; {--out} keeps all of"
                                    + " them, and netbench report writes it of each");
                }));
        if (output.live() == LiveMode.FULL) {
            throw new PlanException("{--live} full is of one run, and there are several; leave it out");
        }
        if (series.out().isPresent() && series.resume().isPresent()) {
            throw new PlanException(Property.OUT + " and " + Property.RESUME
                    + " exclude each other: a series that goes on stays in its folder");
        }
        boolean hasFolder = series.out().isPresent() || series.resume().isPresent();
        if (output.json().isPresent() && hasFolder) {
            throw new PlanException(Property.JSON + " and "
                    + (series.out().isPresent() ? Property.OUT : Property.RESUME)
                    + " exclude each other; keep the series in one place");
        }
        if (output.json().or(output::csvRun).or(output::html).isPresent()) {
            RunOutputs.of(output);
        }
    }

    /**
     * By what runs are ordered: the seed that was given, or that of the series which is resumed, or the file's.
     *
     * @param ofFile what a scenario asks for
     * @throws OutputException if there is no series to resume
     */
    public long seed(DataOptions data, OptionalLong ofFile) {
        if (data.hasSeed()) {
            return data.seed();
        }
        Optional<Long> kept = series.resume().flatMap(SeriesRun::seedOf);
        long asked = ofFile.orElseGet(data::seed);
        if (ofFile.isPresent() && kept.filter(seed -> seed != asked).isPresent()) {
            PlanRun.say(
                    command,
                    "the series that is resumed has seed %d, and goes on with it; that of the file is %d"
                            .formatted(kept.get(), asked));
        }
        return kept.orElse(asked);
    }

    private static Optional<Long> seedOf(Path folder) {
        try {
            return SeriesParameters.seed(SuiteReader.read(folder.resolve("suite.json")));
        } catch (ResultFileException e) {
            throw new OutputException(Property.RESUME + " " + e.getMessage());
        }
    }

    /**
     * Runs to the end, or to the first signal. Returns the exit status.
     *
     * @param kind of the suite: {@code sweep} or {@code scenario}
     * @param parameters what was asked for; who resumes it must ask for the same
     */
    public int execute(String kind, SeriesOrder order, Map<String, List<String>> parameters, Netbench.Builder asked) {
        SuiteStore store = store(kind, parameters);
        output.csvRun().ifPresent(RunCsv::requireAppendable);
        RunLabels labels = output.labels(command.getCommandSpec());
        SuiteJournal journal =
                new SuiteJournal(store, kind, labels, parameters, order.estimate(), InstantSource.system());
        try (Netbench agents = Agents.open(asked, process.signals());
                SeriesProgress progress = SeriesProgress.open(output.live())) {
            if (isTalking()) {
                command.getErr().println(SeriesWords.estimate(order));
            }
            Coordinator coordinator = InternalAccess.coordinator(agents, OptionNames.of(command));
            AtomicBoolean isOver = new AtomicBoolean();
            process.signals().listen(ending -> takes(ending, coordinator, isOver));
            SeriesSuite suite = new SeriesSuite(
                    order, (plan, listener) -> run(coordinator, plan, labels, listener), journal, progress);
            SeriesOutcome outcome = (isOfContention ? suite.ofContention() : suite).run();
            isOver.set(true);
            progress.close();
            return conclude(outcome, journal);
        }
    }

    private boolean isTalking() {
        return output.live() != LiveMode.OFF;
    }

    private List<String> report(SeriesOutcome outcome, Screen screen) {
        return isOfContention
                ? ContentionReport.lines(outcome, units, screen)
                : SeriesReport.lines(outcome, units, screen);
    }

    private RunResult run(Coordinator coordinator, RunPlan plan, RunLabels labels, RunListener listener) {
        RunResult result = coordinator.run(plan, labels, listener);
        try {
            output.csvRun().ifPresent(file -> RunCsv.append(result, file, new Outlet(System.out, patience)));
        } catch (OutputException e) {
            unwritten = Optional.of(e.getMessage());
        }
        return result;
    }

    private SuiteStore store(String kind, Map<String, List<String>> parameters) {
        new OutputConflicts(Stream.of(output.json(), output.html(), output.csvRun())
                        .flatMap(Optional::stream)
                        .toList())
                .requireNone();
        output.html().ifPresent(Output::requireWritable);
        SuiteStore kept = kept(kind, parameters);
        return output.html()
                .map(page -> (SuiteStore) new HtmlSuiteStore(kept, page, new Outlet(System.out, patience)))
                .orElse(kept);
    }

    private SuiteStore kept(String kind, Map<String, List<String>> parameters) {
        if (series.out().isPresent()) {
            return SuiteFolder.create(Property.OUT, series.out().get(), patience);
        }
        if (series.resume().isPresent()) {
            return SuiteFolder.resume(Property.RESUME, series.resume().get(), kind, parameters, patience);
        }
        output.json().ifPresent(Output::requireWritable);
        return output.json()
                .map(file -> (SuiteStore) new SuiteDocument(file, new Outlet(System.out, patience)))
                .orElse(SuiteStore.NONE);
    }

    /** The first signal ends the series with the run that is on; once it is over, the wait for who does not take it. */
    private boolean takes(StopCause ending, Coordinator coordinator, AtomicBoolean isOver) {
        boolean isFirst = !hasEnded.getAndSet(true);
        coordinator.interrupt(ending);
        if (!isFirst) {
            return false;
        }
        command.getErr().println();
        if (isOver.get()) {
            patience.giveUp();
            process.out().giveUp();
        } else {
            PlanRun.say(command, "ended early, keeping what there is; once more ends at once");
        }
        return true;
    }

    private int conclude(SeriesOutcome outcome, SuiteJournal journal) {
        boolean takesOutput = Stream.of(output.json(), output.csvRun(), output.html())
                .flatMap(Optional::stream)
                .anyMatch(Output::isStandardOutput);
        if (output.showsReport() && !takesOutput) {
            PrintWriter out = command.getOut();
            report(outcome, StandardStream.OUT.screen()).forEach(out::println);
            out.flush();
        } else {
            outcome.verdict().reasons().forEach(reason -> PlanRun.say(command, reason));
        }
        Optional<String> failure = journal.failure().or(() -> unwritten);
        failure.ifPresent(why -> PlanRun.say(command, why));
        int status = outcome.verdict().exitStatus();
        return failure.isEmpty() || status > ExitStatus.SIGNALLED ? status : ExitStatus.FAILED;
    }
}
