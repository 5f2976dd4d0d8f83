package io.netbench.cli;

import io.netbench.analysis.Ending;
import io.netbench.cli.report.StandardStream;
import io.netbench.cli.report.TextReport;
import io.netbench.coordinator.AgentConnection;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunLabels;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;

/** Runs a plan on its agents, shows how it goes, and leaves behind what was asked for. */
final class PlanRun {

    private final CommandLine command;
    private final OutputOptions options;
    private final RunOutputs outputs;

    /**
     * @param command whose streams are written to
     * @param outputs already found to be writable
     */
    PlanRun(CommandLine command, OutputOptions options, RunOutputs outputs) {
        this.command = command;
        this.options = options;
        this.outputs = outputs;
    }

    /** Runs to the end, or to the first signal. Returns the exit status. */
    int execute(RunPlan plan, RunLabels labels, List<AgentConnection> agents) {
        try (LiveView view = LiveView.open(plan, options.live(), this::say)) {
            Coordinator coordinator = new Coordinator(agents, view);
            try (Interrupts signals = Interrupts.watch(ending -> interrupt(coordinator, view, ending))) {
                RunResult result = coordinator.run(plan, labels);
                view.close();
                return conclude(result);
            }
        }
    }

    private void interrupt(Coordinator coordinator, LiveView view, Ending ending) {
        coordinator.interrupt(ending);
        view.leave();
        command.getErr().println();
        say(
                ending == Ending.INTERRUPTED
                        ? "interrupted, writing what there is; once more ends at once"
                        : "terminated, writing what there is");
    }

    private int conclude(RunResult result) {
        List<String> failures = outputs.write(result, System.out);
        if (options.showsReport() && !outputs.takeStandardOutput()) {
            PrintWriter out = command.getOut();
            TextReport.lines(result, StandardStream.OUT.screen()).forEach(out::println);
            out.flush();
        }
        if (!options.showsReport() || outputs.takeStandardOutput() || !StandardStream.OUT.isTerminal()) {
            result.errors().stream().map(Finding::text).forEach(this::say);
        }
        failures.forEach(this::say);
        int status = result.verdict().exitStatus();
        return failures.isEmpty() || status >= ExitStatus.INTERRUPTED ? status : ExitStatus.FAILED;
    }

    private void say(String text) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + text);
    }
}
