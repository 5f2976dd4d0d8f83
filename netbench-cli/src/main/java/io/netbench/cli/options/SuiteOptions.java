package io.netbench.cli.options;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.PlanException;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Where a suite is kept, and what is shown of it. */
public final class SuiteOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep the suite in this folder: suite.json, and each run in a file of its own, as soon as it "
                    + "has ended.")
    @Sets(Property.OUT)
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the suite in this folder, which ended early: its complete runs are taken as they "
                    + "are. The other options must be the same.")
    @Sets(Property.RESUME)
    private Optional<Path> resume = Optional.empty();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the suite with all of its runs as one JSON document when it is over; - is standard "
                    + "output, which then holds nothing else.")
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as one page that opens in any browser and asks for nothing else: maps, charts, "
                            + "suspects, and the suite itself; - is standard output.")
    @Sets(Property.HTML)
    private Optional<String> html = Optional.empty();

    @Option(names = "--label", paramLabel = "TEXT", description = "A name for the suite, kept in it and its runs.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--dry-run",
            description = "Show how many rounds there would be and how long they would take, and end.")
    private boolean dryRun;

    @Option(names = "--quiet", description = "No progress and no report: only files, and errors.")
    private boolean quiet;

    /**
     * Where the suite is kept.
     *
     * @throws PlanException if it is to be kept in two places
     */
    public SuiteOptions requireOnePlace() {
        if (out.isPresent() && resume.isPresent()) {
            throw new PlanException(
                    "{--out} and {--resume} exclude each other: a suite that goes on stays in its folder");
        }
        if (json.isPresent() && (out.isPresent() || resume.isPresent())) {
            throw new PlanException(
                    "{--json} and {--out} or {--resume} exclude each other; keep the suite in one place");
        }
        return this;
    }

    public Optional<Path> out() {
        return out;
    }

    public Optional<Path> resume() {
        return resume;
    }

    public Optional<Output> json() {
        return json.map(path -> new Output(Property.JSON, path));
    }

    public Optional<Output> html() {
        return html.map(path -> new Output(Property.HTML, path));
    }

    /** What results say about where they came from. */
    public RunLabels labels(CommandSpec command) {
        CommandLine netbench = command.root().commandLine();
        String line = ShellWords.join(
                netbench.getCommandName(), netbench.getParseResult().originalArgs());
        return new RunLabels(Optional.of(line), label);
    }

    public boolean dryRun() {
        return dryRun;
    }

    public boolean isQuiet() {
        return quiet;
    }
}
