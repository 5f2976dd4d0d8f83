package io.netbench.cli.options;

import io.netbench.api.Baseline;
import io.netbench.plan.PlanException;
import io.netbench.result.file.KeptRuns;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code netbench compare} compares, and how. */
public final class CompareOptions {

    private static final String STANDARD_INPUT = "-";

    @Parameters(
            index = "0",
            paramLabel = "BEFORE",
            description =
                    "A result (--json), a suite (--out or --json), or several with commas between, or a folder of "
                            + "several: repeats, which show what chance does. - is standard input.")
    private String before;

    @Parameters(index = "1", paramLabel = "AFTER", description = "The same, measured later.")
    private String after;

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "The least change that counts, such as 10%%. Default: 5%% of what was repeated, else 15%%. "
                    + "What chance does never counts, whatever stands here.")
    @Sets(Property.THRESHOLD)
    private OptionalDouble threshold = OptionalDouble.empty();

    @Option(
            names = "--any-plan",
            description = "Compare what was asked for otherwise, too, such as with another block size. Its figures are "
                    + "of different things.")
    @Sets(Property.ACROSS_PLANS)
    private boolean anyPlan;

    @Option(
            names = "--allow-incomplete",
            description = "Judge a result that is incomplete by what it has. Else the exit status is 1.")
    @Sets(Property.ALLOW_INCOMPLETE)
    private boolean allowIncomplete;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Write every figure that was compared as JSON; - is standard output, which then holds nothing "
                            + "else.")
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as one page that opens in any browser and asks for nothing else: maps, charts, "
                            + "every figure of both sides; - is standard output.")
    @Sets(Property.HTML)
    private Optional<String> html = Optional.empty();

    @Option(
            names = "--links",
            paramLabel = "WHICH",
            converter = OptionValues.RowsName.class,
            completionCandidates = ReportOptions.RowNames.class,
            description =
                    "Rows of the tables: worst (those that changed most), or all (every figure that was compared). "
                            + "Default: worst.")
    private ReportOptions.Rows links = ReportOptions.Rows.WORST;

    @Option(names = "--quiet", description = "Write the files only.")
    private boolean quiet;

    /** What is compared with, which is read. */
    public Baseline before() {
        if (before.equals(STANDARD_INPUT) && after.equals(STANDARD_INPUT)) {
            throw new PlanException("BEFORE and AFTER can't both be standard input; name a file for one of them");
        }
        threshold.ifPresent(BaselineOptions::threshold);
        Baseline read = Baseline.read(places(before));
        read = threshold.isPresent() ? read.threshold(threshold.getAsDouble()) : read;
        read = anyPlan ? read.acrossPlans() : read;
        return allowIncomplete ? read.allowIncomplete() : read;
    }

    /** Every file that is read for it. */
    public List<Path> files() {
        return Stream.of(before, after)
                .flatMap(side -> places(side).stream())
                .flatMap(place -> KeptRuns.files(place).stream())
                .toList();
    }

    /** Where it is that is compared. */
    public List<Path> after() {
        return places(after);
    }

    /** A name with a comma is one, where there is such a file. */
    private static List<Path> places(String text) {
        if (text.indexOf(',') < 0 || Files.exists(Path.of(text))) {
            return List.of(Path.of(text));
        }
        List<String> names = Stream.of(text.split(",", -1)).map(String::strip).toList();
        if (names.contains("")) {
            // An empty name would be the current folder, with all that is in it.
            throw new PlanException("'" + text + "' has an empty name; write files as a.json,b.json");
        }
        return names.stream().map(Path::of).toList();
    }

    public Optional<Output> json() {
        return json.map(path -> new Output(Property.JSON, path));
    }

    public Optional<Output> html() {
        return html.map(path -> new Output(Property.HTML, path));
    }

    /** Whether every figure has a row. */
    public boolean allFigures() {
        return links == ReportOptions.Rows.ALL;
    }

    public boolean isQuiet() {
        return quiet;
    }
}
