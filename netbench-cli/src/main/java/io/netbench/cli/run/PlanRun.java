package io.netbench.cli.run;

import io.netbench.analysis.StopCause;
import io.netbench.api.Baseline;
import io.netbench.api.InternalAccess;
import io.netbench.api.Netbench;
import io.netbench.api.NetbenchException;
import io.netbench.cli.ceiling.CeilingCache;
import io.netbench.cli.ceiling.CeilingNote;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.host.HostFacts;
import io.netbench.plan.RunPlan;
import io.netbench.report.FindingGroups;
import io.netbench.report.MissedLimits;
import io.netbench.result.Comparison;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Patience;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import picocli.CommandLine;

/** Runs a plan on its agents, shows how it goes, and leaves behind what was asked for. */
public final class PlanRun {

    private final CommandLine command;
    private final RunOutputs outputs;
    private final ResultText text;
    private final boolean showsReport;
    private final ThisProcess process;
    private final Patience patience;
    private Optional<Baseline> baseline = Optional.empty();
    private Consumer<RunResult> afterwards = result -> {};
    private UnaryOperator<RunResult> completion = UnaryOperator.identity();
    private boolean showsAllFigures;
    private Optional<Comparison> comparison = Optional.empty();
    private Optional<String> incomparable = Optional.empty();
    private final AtomicBoolean hasEndedRun = new AtomicBoolean();
    private final AtomicBoolean hasEndedWait = new AtomicBoolean();

    /**
     * @param command whose streams are written to
     * @param outputs already found to be writable
     * @param text what is said of the result
     * @param showsReport whether a report for people is wanted
     */
    public PlanRun(CommandLine command, RunOutputs outputs, ResultText text, boolean showsReport) {
        this.command = command;
        this.outputs = outputs;
        this.text = text;
        this.showsReport = showsReport;
        process = ThisProcess.of(command.getCommandSpec());
        patience = RunOutputs.patience(command);
    }

    /**
     * Holds the result against a baseline, if there is one.
     *
     * @param showsAllFigures whether the comparison has a row for every figure
     */
    public PlanRun against(Optional<Baseline> earlier, boolean showsAllFigures) {
        baseline = earlier;
        this.showsAllFigures = showsAllFigures;
        return this;
    }

    /** Has somebody complete the result before anything is said of it. */
    public PlanRun completedBy(UnaryOperator<RunResult> completing) {
        completion = completing;
        return this;
    }

    /** Has somebody hear of the result before documents are written. */
    public PlanRun telling(Consumer<RunResult> listener) {
        afterwards = listener;
        return this;
    }

    /**
     * Runs to the end, or to the first signal. Returns the exit status.
     *
     * @param view is closed when the run is over
     */
    public int execute(RunPlan plan, RunLabels labels, Netbench agents, RunView view) {
        return execute(plan, labels, InternalAccess.coordinator(agents, OptionNames.of(command)), view);
    }

    /**
     * The same.
     *
     * @param coordinator over agents that are open
     * @param view is closed when the run is over
     */
    public int execute(RunPlan plan, RunLabels labels, Coordinator coordinator, RunView view) {
        try (view) {
            process.signals().listen(ending -> takes(ending, coordinator, view));
            RunResult result = coordinator.run(plan, labels, view);
            view.close();
            return conclude(againstBaseline(completion.apply(besideCeiling(result))), view);
        }
    }

    /** The first signal ends the run; once that is over, it ends the wait for who does not take its result. */
    private boolean takes(StopCause ending, Coordinator coordinator, RunView view) {
        boolean endsRun = coordinator.interrupt(ending);
        if (!(endsRun ? hasEndedRun : hasEndedWait).compareAndSet(false, true)) {
            return false;
        }
        view.leave();
        command.getErr().println();
        if (endsRun) {
            say(command, word(ending) + ", writing what there is; once more ends at once");
        } else {
            patience.giveUp();
            process.out().giveUp();
            say(command, word(ending) + " when the run was over, its result is whole; once more ends at once");
        }
        return true;
    }

    private static String word(StopCause ending) {
        return switch (ending) {
            case BY_ITSELF -> "ended";
            case INTERRUPTED -> "interrupted";
            case TERMINATED -> "terminated";
            case HUNG_UP -> "hung up";
        };
    }

    private static RunResult besideCeiling(RunResult result) {
        return new CeilingNote(CeilingCache.ofUser(System.getenv()), HostFacts.ofThisHost()).addTo(result);
    }

    private RunResult againstBaseline(RunResult result) {
        if (baseline.isEmpty()) {
            return result;
        }
        try {
            comparison = Optional.of(InternalAccess.compare(baseline.get(), result));
            return result.withComparison(comparison.get());
        } catch (NetbenchException refused) {
            incomparable = Optional.of("not held against the baseline: " + InternalAccess.messageOf(refused));
            return result;
        }
    }

    /** The report comes first: documents may go to places that take nothing for long. */
    private int conclude(RunResult result, RunView view) {
        List<String> report = showsReport && !outputs.takeStandardOutput()
                ? new ArrayList<>(text.lines(result, StandardStream.OUT.screen()))
                : List.of();
        if (!report.isEmpty() && comparison.isPresent()) {
            report.add("");
            report.addAll(ComparisonText.lines(comparison.get(), showsAllFigures, StandardStream.OUT.screen()));
        }
        PrintWriter out = command.getOut();
        report.forEach(out::println);
        out.flush();
        // Who reads standard error alone would miss them; who reads both would read them twice.
        if (report.isEmpty() || !StandardStream.OUT.isOneWith(StandardStream.ERR)) {
            List<Finding> untold = result.errors().stream()
                    .filter(error -> !view.hasTold(error))
                    .toList();
            FindingGroups.of(untold).stream().map(Finding::text).forEach(error -> say(command, error));
            String missed = MissedLimits.text(result);
            if (!missed.isEmpty()) {
                say(command, "missed: " + missed);
            }
            comparison
                    .map(Comparison::verdict)
                    .filter(verdict -> verdict.exitStatus() != ExitStatus.PASSED)
                    .ifPresent(verdict -> say(command, "against the baseline: " + first(verdict.reasons())));
        }
        afterwards.accept(result);
        RunOutputs.Written written = outputs.write(result, new Outlet(System.out, patience));
        List<String> failures = new ArrayList<>(written.failures());
        process.out()
                .finish(out)
                .filter(why -> outputs.takeStandardOutput() || !process.out().isReaderGone())
                .ifPresent(failures::add);
        if (!failures.isEmpty() && !written.keepsResult() && process.leavesTraces()) {
            failures.add(RescuedResult.keep(result, patience));
        }
        incomparable.ifPresent(failures::add);
        failures.forEach(failure -> say(command, failure));
        int status = result.verdict().exitStatus();
        return failures.isEmpty() || status > ExitStatus.SIGNALLED ? status : ExitStatus.FAILED;
    }

    private static String first(List<String> reasons) {
        return reasons.get(0) + (reasons.size() > 1 ? " And " + (reasons.size() - 1) + " more." : "");
    }

    /** Tells a person something, in one line on standard error that begins with the command. */
    public static void say(CommandLine command, String text) {
        command.getErr()
                .println(command.getCommandSpec().qualifiedName() + ": "
                        + OptionNames.of(command).in(text));
    }
}
