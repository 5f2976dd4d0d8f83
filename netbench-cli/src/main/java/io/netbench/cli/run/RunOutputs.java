package io.netbench.cli.run;

import io.netbench.cli.html.HtmlReport;
import io.netbench.cli.options.OutputOptions;
import io.netbench.plan.PlanException;
import io.netbench.result.RunResult;
import io.netbench.result.file.EndpointCsv;
import io.netbench.result.file.HistogramLogs;
import io.netbench.result.file.LinkCsv;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ProbeCsv;
import io.netbench.result.file.ResultWriter;
import io.netbench.result.file.RunCsv;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The documents that a run was asked to leave behind. */
public record RunOutputs(
        Optional<Output> json,
        Optional<Output> html,
        Optional<Output> csv,
        Optional<Output> csvRun,
        Optional<Output> csvEndpoints,
        Optional<Output> csvProbes,
        Optional<Output> hgrm,
        JsonForm form) {

    /** Outputs whose JSON document is netbench's own. */
    public RunOutputs(
            Optional<Output> json,
            Optional<Output> html,
            Optional<Output> csv,
            Optional<Output> csvRun,
            Optional<Output> csvEndpoints,
            Optional<Output> csvProbes,
            Optional<Output> hgrm) {
        this(json, html, csv, csvRun, csvEndpoints, csvProbes, hgrm, ResultWriter::write);
    }

    /** Which form the JSON document has. */
    @FunctionalInterface
    public interface JsonForm {

        /** Writes a result to its place. */
        void write(RunResult result, Output output, Outlet outlet);
    }

    /** How long a place may take nothing before a document is given up. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * What came of writing them.
     *
     * @param failures a line for each that failed
     * @param keepsResult whether a file holds the whole result now
     */
    public record Written(List<String> failures, boolean keepsResult) {}

    /**
     * Where the results of a run go.
     *
     * @throws PlanException if two of them are to go to standard output
     */
    public static RunOutputs of(OutputOptions options) {
        return new RunOutputs(
                        options.json(),
                        options.html(),
                        options.csv(),
                        options.csvRun(),
                        options.csvEndpoints(),
                        options.csvProbes(),
                        options.hgrm())
                .requireOneStream();
    }

    /**
     * The same.
     *
     * @throws PlanException if two of them are to go to standard output
     */
    public RunOutputs requireOneStream() {
        new OutputConflicts(documents().toList()).requireOneStream();
        return this;
    }

    /**
     * Refuses a table of probes where there are none.
     *
     * @throws PlanException if it is asked for
     */
    public void requireProbes(boolean areAsked) {
        if (csvProbes.isPresent() && !areAsked) {
            throw new PlanException(Property.CSV_PROBES + " is of probes; ask for them with " + Property.PROBE);
        }
    }

    /** Those that go to standard output, by places for their names in a message. */
    public List<String> onStandardOutput() {
        return documents()
                .filter(Output::isStandardOutput)
                .map(output -> output.property().toString())
                .toList();
    }

    /** Patience with places that take nothing; a person is told of it. */
    public static Patience patience(CommandLine command) {
        return Patience.of(PATIENCE, wait -> PlanRun.say(command, wait));
    }

    /**
     * Makes sure that all of them can be written, so that nobody finds out after the run.
     *
     * @throws OutputException if one can't; the message names the option
     * @throws PlanException if two of them would take each other's place
     */
    public void requireWritable() {
        new OutputConflicts(all().toList()).requireNone();
        json.ifPresent(Output::requireWritable);
        html.ifPresent(Output::requireWritable);
        csv.ifPresent(Output::requireWritable);
        csvRun.ifPresent(RunCsv::requireAppendable);
        csvEndpoints.ifPresent(Output::requireWritable);
        csvProbes.ifPresent(Output::requireWritable);
        hgrm.ifPresent(HistogramLogs::requireWritable);
    }

    private Stream<Output> documents() {
        return Stream.of(json, html, csv, csvRun, csvEndpoints, csvProbes).flatMap(Optional::stream);
    }

    /** The documents, and the folder of histograms with its files. */
    private Stream<Output> all() {
        return Stream.concat(
                Stream.concat(documents(), hgrm.stream()),
                hgrm.stream().flatMap(folder -> HistogramLogs.files(folder).stream()));
    }

    /**
     * Makes sure that none of them takes the place of a file that is read.
     *
     * @throws PlanException if one does
     */
    public void requireNoneAt(Path read) {
        requireNoneAt(List.of(read), "the result itself");
    }

    /**
     * The same.
     *
     * @param what the files are to a person
     */
    public void requireNoneAt(List<Path> read, String what) {
        new OutputConflicts(all().toList()).requireNoneAt(read, what);
    }

    /**
     * The same, and the JSON document on standard output.
     *
     * @throws PlanException if a document is asked for that is in its way
     */
    public RunOutputs withJsonOnStandardOutput() {
        return withJsonAt("-");
    }

    /**
     * The same, and the JSON document at a place where lines would go otherwise.
     *
     * @throws PlanException if a document is asked for that is in its way
     */
    public RunOutputs withJsonAt(String place) {
        if (json.isPresent() || takeStandardOutput()) {
            throw new PlanException(
                    "{-J} writes JSON to standard output; leave out {--json}, and what else is to go there");
        }
        return new RunOutputs(
                Optional.of(new Output(Property.JSON, place)), html, csv, csvRun, csvEndpoints, csvProbes, hgrm, form);
    }

    /** The same with a JSON document of another form. */
    public RunOutputs with(JsonForm other) {
        return new RunOutputs(json, html, csv, csvRun, csvEndpoints, csvProbes, hgrm, other);
    }

    /** Whether one of them goes to standard output, which then must hold nothing else. */
    public boolean takeStandardOutput() {
        return documents().anyMatch(Output::isStandardOutput);
    }

    /** Writes all of them; one that fails does not keep the others from being written. */
    public Written write(RunResult result, Outlet outlet) {
        List<String> failures = new ArrayList<>();
        boolean hasJson = write(json, output -> form.write(result, output, outlet), failures);
        write(csv, output -> LinkCsv.write(result, output, outlet), failures);
        write(csvRun, output -> RunCsv.append(result, output, outlet), failures);
        write(csvEndpoints, output -> EndpointCsv.write(result, output, outlet), failures);
        write(csvProbes, output -> ProbeCsv.write(result, output, outlet), failures);
        write(hgrm, output -> HistogramLogs.write(result, output, outlet.patience()), failures);
        write(html, output -> HtmlReport.write(result, output, outlet), failures);
        return new Written(List.copyOf(failures), hasJson && json.get().isFile());
    }

    /** Writes the JSON document alone, for there is no result. Returns a line if that failed. */
    public List<String> writeJson(Consumer<Output> writer) {
        List<String> failures = new ArrayList<>();
        write(json, writer, failures);
        return failures;
    }

    /** Whether it was asked for, and is written. */
    private static boolean write(Optional<Output> output, Consumer<Output> writer, List<String> failures) {
        try {
            output.ifPresent(writer);
            return output.isPresent();
        } catch (OutputException e) {
            failures.add(e.getMessage());
            return false;
        }
    }
}
