package io.netbench.cli;

import io.netbench.analysis.Ending;
import io.netbench.cli.ceiling.CeilingCache;
import io.netbench.cli.ceiling.CeilingNote;
import io.netbench.cli.report.FindingGroups;
import io.netbench.cli.report.StandardStream;
import io.netbench.coordinator.AgentConnection;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunLabels;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.host.HostFacts;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a plan on its agents, shows how it goes, and leaves behind what was asked for. */
final class PlanRun {

    private final CommandLine command;
    private final RunOutputs outputs;
    private final ResultText text;
    private final boolean showsReport;

    /**
     * @param command whose streams are written to
     * @param outputs already found to be writable
     * @param text what is said of the result
     * @param showsReport whether a report for people is wanted
     */
    PlanRun(CommandLine command, RunOutputs outputs, ResultText text, boolean showsReport) {
        this.command = command;
        this.outputs = outputs;
        this.text = text;
        this.showsReport = showsReport;
    }

    /**
     * Runs to the end, or to the first signal. Returns the exit status.
     *
     * @param view is closed when the run is over
     */
    int execute(RunPlan plan, RunLabels labels, List<AgentConnection> agents, RunView view) {
        return execute(plan, labels, agents, StepDeadlines.HOST_TIMEOUT_NS, view);
    }

    /**
     * The same.
     *
     * @param hostTimeoutNs within which a host that is lost is named
     */
    int execute(RunPlan plan, RunLabels labels, List<AgentConnection> agents, long hostTimeoutNs, RunView view) {
        try (view) {
            Coordinator coordinator = new Coordinator(agents, view, hostTimeoutNs);
            try (Interrupts signals = Interrupts.watch(ending -> interrupt(coordinator, view, ending))) {
                RunResult result = coordinator.run(plan, labels);
                view.close();
                return conclude(besideCeiling(result), view);
            }
        }
    }

    private void interrupt(Coordinator coordinator, RunView view, Ending ending) {
        coordinator.interrupt(ending);
        view.leave();
        command.getErr().println();
        say(
                command,
                ending == Ending.INTERRUPTED
                        ? "interrupted, writing what there is; once more ends at once"
                        : "terminated, writing what there is");
    }

    private static RunResult besideCeiling(RunResult result) {
        return new CeilingNote(CeilingCache.ofUser(System.getenv()), HostFacts.ofThisHost()).addTo(result);
    }

    private int conclude(RunResult result, RunView view) {
        List<String> failures = outputs.write(result, System.out);
        List<String> report = showsReport && !outputs.takeStandardOutput()
                ? text.lines(result, StandardStream.OUT.screen())
                : List.of();
        PrintWriter out = command.getOut();
        report.forEach(out::println);
        out.flush();
        if (report.isEmpty() || !StandardStream.OUT.isTerminal()) {
            List<Finding> untold = result.errors().stream()
                    .filter(error -> !view.hasTold(error))
                    .toList();
            FindingGroups.of(untold).stream().map(text::error).forEach(error -> say(command, error));
        }
        if (!report.isEmpty() && (out.checkError() || System.out.checkError())) {
            failures.add("standard output can't be written");
        }
        failures.forEach(failure -> say(command, failure));
        int status = result.verdict().exitStatus();
        return failures.isEmpty() || status >= ExitStatus.INTERRUPTED ? status : ExitStatus.FAILED;
    }

    /** Tells a person something, in one line on standard error that begins with the command. */
    static void say(CommandLine command, String text) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + text);
    }
}
