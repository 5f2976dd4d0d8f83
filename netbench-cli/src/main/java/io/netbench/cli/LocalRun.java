package io.netbench.cli;

import io.netbench.agent.AgentLimits;
import io.netbench.agent.AgentSettings;
import io.netbench.analysis.Ending;
import io.netbench.cli.report.StandardStream;
import io.netbench.cli.report.TextReport;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.RunLabels;
import io.netbench.coordinator.embedded.EmbeddedAgent;
import io.netbench.plan.RunPlan;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import picocli.CommandLine;

/** Runs a plan within this process, shows how it goes, and leaves behind what was asked for. */
final class LocalRun {

    private final CommandLine command;
    private final OutputOptions options;
    private final RunOutputs outputs;

    /**
     * @param command whose streams are written to
     * @param outputs already found to be writable
     */
    LocalRun(CommandLine command, OutputOptions options, RunOutputs outputs) {
        this.command = command;
        this.options = options;
        this.outputs = outputs;
    }

    /** Runs to the end, or to the first signal. Returns the exit status. */
    int execute(RunPlan plan, RunLabels labels) {
        try (EmbeddedAgent agent = EmbeddedAgent.start(settings());
                LiveView view = LiveView.open(plan, options.live(), this::say)) {
            Coordinator coordinator = new Coordinator(List.of(agent.connection()), view);
            try (Interrupts signals = Interrupts.watch(ending -> interrupt(coordinator, view, ending))) {
                RunResult result = coordinator.run(plan, labels);
                view.close();
                return conclude(result);
            }
        }
    }

    private static AgentSettings settings() {
        return new AgentSettings(
                Transports.installed(),
                Clock.system(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                AgentLimits.forThisJvm());
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
