package io.netbench.cli.options;

import io.netbench.cli.run.RunOutputs;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.PlanException;
import io.netbench.result.file.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where results go, and what is shown. */
public final class OutputOptions {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the whole result as one JSON document; - is standard output, which then holds nothing "
                    + "else.")
    private Optional<String> json = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write one row for each link; - is standard output.")
    private Optional<String> csv = Optional.empty();

    @Option(
            names = "--csv-run",
            paramLabel = "FILE",
            description = "Append one row for the run, after a header when the file is new; - is standard output.")
    private Optional<String> csvRun = Optional.empty();

    @Option(
            names = "--hgrm",
            paramLabel = "DIR",
            description = "Write the histograms of all links as logs that HdrHistogram's tools read.")
    private Optional<String> hgrm = Optional.empty();

    @Option(names = "--label", paramLabel = "TEXT", description = "A name for the run, kept in its results.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--live",
            paramLabel = "MODE",
            converter = OptionValues.LiveModeName.class,
            completionCandidates = Modes.class,
            description =
                    "What is shown on standard error while the run goes on: full (a screen of all hosts and links; ? "
                            + "lists its keys), line (one an interval), off, or auto: a line that is redrawn on a "
                            + "terminal, and plain lines elsewhere. Default: auto.")
    private LiveMode live = LiveMode.AUTO;

    @Option(
            names = "--dry-run",
            description = "Show the links, what each would carry, and what the run would take, and end.")
    private boolean dryRun;

    @Option(names = "--quiet", description = "No progress and no report: only files, and errors.")
    private boolean quiet;

    /**
     * Where results go.
     *
     * @throws PlanException if two of them are to go to standard output
     */
    public RunOutputs toOutputs() {
        RunOutputs outputs = new RunOutputs(
                json.map(path -> new Output("--json", path)),
                csv.map(path -> new Output("--csv", path)),
                csvRun.map(path -> new Output("--csv-run", path)),
                hgrm.map(path -> new Output("--hgrm", path)));
        List<String> toStandardOutput = Stream.of(outputs.json(), outputs.csv(), outputs.csvRun())
                .flatMap(Optional::stream)
                .filter(Output::isStandardOutput)
                .map(Output::option)
                .toList();
        if (toStandardOutput.size() > 1) {
            throw new PlanException(String.join(" and ", toStandardOutput)
                    + " can't both go to standard output; give a file to all but one");
        }
        return outputs;
    }

    /** What a result says about where it came from: the command line as it was given, and the label. */
    public RunLabels labels(CommandSpec command) {
        CommandLine netbench = command.root().commandLine();
        String line = ShellWords.join(
                netbench.getCommandName(), netbench.getParseResult().originalArgs());
        return new RunLabels(Optional.of(line), label);
    }

    public LiveMode live() {
        return quiet ? LiveMode.OFF : live;
    }

    public boolean dryRun() {
        return dryRun;
    }

    /** Whether a report for people is wanted. */
    public boolean showsReport() {
        return !quiet;
    }

    /** For the shell's completion. */
    static final class Modes extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Modes() {
            super(List.of("auto", "line", "full", "off"));
        }
    }
}
