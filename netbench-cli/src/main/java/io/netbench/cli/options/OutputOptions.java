package io.netbench.cli.options;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as one page that opens in any browser and asks for nothing else: maps, charts, "
                            + "every setting, and the result itself; - is standard output.")
    @Sets(Property.HTML)
    private Optional<String> html = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write one row for each link; - is standard output.")
    @Sets(Property.CSV)
    private Optional<String> csv = Optional.empty();

    @Option(
            names = "--csv-run",
            paramLabel = "FILE",
            description =
                    "Append one row for each load of the run, after a header when the file is new; - is standard output.")
    @Sets(Property.CSV_RUN)
    private Optional<String> csvRun = Optional.empty();

    @Option(
            names = "--csv-endpoints",
            paramLabel = "FILE",
            description =
                    "Write one row for each source and each sink: what it sent or received in all; - is standard output.")
    @Sets(Property.CSV_ENDPOINTS)
    private Optional<String> csvEndpoints = Optional.empty();

    @Option(
            names = "--csv-probes",
            paramLabel = "FILE",
            description = "Write what --probe saw: a row for each kind of probe before, under and after the load; - is "
                    + "standard output.")
    @Sets(Property.CSV_PROBES)
    private Optional<String> csvProbes = Optional.empty();

    @Option(
            names = "--hgrm",
            paramLabel = "DIR",
            description = "Write the histograms of all links as logs that HdrHistogram's tools read.")
    @Sets(Property.HGRM)
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

    public Optional<Output> json() {
        return json.map(path -> new Output(Property.JSON, path));
    }

    public Optional<Output> html() {
        return html.map(path -> new Output(Property.HTML, path));
    }

    public Optional<Output> csv() {
        return csv.map(path -> new Output(Property.CSV, path));
    }

    public Optional<Output> csvRun() {
        return csvRun.map(path -> new Output(Property.CSV_RUN, path));
    }

    public Optional<Output> csvEndpoints() {
        return csvEndpoints.map(path -> new Output(Property.CSV_ENDPOINTS, path));
    }

    /** Where what probes saw goes. */
    public Optional<Output> csvProbes() {
        return csvProbes.map(path -> new Output(Property.CSV_PROBES, path));
    }

    public Optional<Output> hgrm() {
        return hgrm.map(path -> new Output(Property.HGRM, path));
    }

    /** What a result says about where it came from: the command line as it was given, and the label. */
    public RunLabels labels(CommandSpec command) {
        return labels(command, Optional.empty());
    }

    /**
     * The same.
     *
     * @param title the label, unless there is another
     */
    public RunLabels labels(CommandSpec command, Optional<String> title) {
        CommandLine netbench = command.root().commandLine();
        String line = ShellWords.join(
                netbench.getCommandName(), netbench.getParseResult().originalArgs());
        return new RunLabels(Optional.of(line), label.or(() -> title));
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
