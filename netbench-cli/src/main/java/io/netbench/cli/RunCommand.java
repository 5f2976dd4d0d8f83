package io.netbench.cli;

import io.netbench.coordinator.RunLabels;
import io.netbench.plan.Pattern;
import io.netbench.plan.Planner;
import io.netbench.plan.RunPlan;
import io.netbench.plan.RunRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that runs one pattern once: reads the options, plans, checks, runs, writes, and reports. */
abstract class RunCommand implements Callable<Integer> {

    private final Pattern pattern;

    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nWho takes part:%n")
    private EndpointOptions endpoints = new EndpointOptions();

    @ArgGroup(validate = false, heading = "%nLoad of each link:%n")
    private LoadOptions load = new LoadOptions();

    @ArgGroup(validate = false, heading = "%nTime:%n")
    private EndOptions end = new EndOptions();

    @ArgGroup(validate = false, heading = "%nHow data is moved:%n")
    private DataOptions data = new DataOptions();

    @ArgGroup(validate = false, heading = "%nResults:%n")
    private OutputOptions output = new OutputOptions();

    RunCommand(Pattern pattern) {
        this.pattern = pattern;
    }

    @Override
    public Integer call() {
        RunOutputs outputs = output.toOutputs();
        RunPlan plan = plan();
        if (output.dryRun()) {
            new DryRun(plan).print(spec.commandLine().getOut());
            return ExitStatus.PASSED;
        }
        outputs.requireWritable();
        return new LocalRun(spec.commandLine(), output, outputs).execute(plan, labels());
    }

    private RunLabels labels() {
        CommandLine netbench = spec.root().commandLine();
        String command = ShellWords.join(
                netbench.getCommandName(), netbench.getParseResult().originalArgs());
        return new RunLabels(Optional.of(command), output.label());
    }

    private RunPlan plan() {
        RunRequest request = new RunRequest(
                endpoints.toRequest(pattern), load.toRequest(end), end.toRequest(), data.toPlan(), data.seed());
        return Planner.plan(request, UUID.randomUUID().toString().replace("-", ""));
    }
}
