package io.netbench.cli;

import io.netbench.cli.options.ReportOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.ResultFileException;
import io.netbench.result.file.ResultReader;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench report}: shows a result file as the run that made it did, or writes it in other forms. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Shows a result file as text, or writes it as CSV or histogram logs. It ends with 0 for a result "
                + "that is incomplete or did not pass, too: the report says so.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench incast --json run.json --quiet && netbench report run.json",
            "  netbench report run.json --links all                every link, however many",
            "  netbench report run.json --csv - | sort -t, -k10n   links, the slowest first"
        })
final class ReportCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            description = "A result that was written with --json; - reads it from standard input.")
    private Path file;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write one row for each link; - is standard output, which then holds nothing else.")
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
            names = "--hgrm",
            paramLabel = "DIR",
            description = "Write the histograms of all links as logs that HdrHistogram's tools read.")
    @Sets(Property.HGRM)
    private Optional<String> hgrm = Optional.empty();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--quiet", description = "Write the files only.")
    private boolean quiet;

    @Override
    public Integer call() {
        RunOutputs outputs = new RunOutputs(
                        Optional.empty(),
                        csv.map(path -> new Output(Property.CSV, path)),
                        csvRun.map(path -> new Output(Property.CSV_RUN, path)),
                        csvEndpoints.map(path -> new Output(Property.CSV_ENDPOINTS, path)),
                        hgrm.map(path -> new Output(Property.HGRM, path)))
                .requireOneStream();
        RunResult result = read();
        // Before any file is written: what can't be shown is not written either.
        List<String> text = quiet || outputs.takeStandardOutput() ? List.of() : text(result);
        if (!isStandardInput()) {
            outputs.requireNoneAt(file);
        }
        outputs.requireWritable();
        print(text);
        List<String> failures = outputs.write(result, new Outlet(System.out, RunOutputs.patience(spec.commandLine())))
                .failures();
        failures.forEach(failure -> PlanRun.say(spec.commandLine(), failure));
        return failures.isEmpty() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private List<String> text(RunResult result) {
        Screen screen = StandardStream.OUT.screen();
        List<String> lines = new ArrayList<>(TextReport.lines(result, report.detail(), screen));
        result.comparison().ifPresent(baseline -> {
            lines.add("");
            lines.addAll(ComparisonText.lines(baseline, report.detail().allLinks(), screen));
        });
        return lines;
    }

    private RunResult read() {
        try {
            return isStandardInput() ? ResultReader.read("standard input", System.in) : ResultReader.read(file);
        } catch (ResultFileException e) {
            throw wrong(e.getMessage());
        }
    }

    private boolean isStandardInput() {
        return file.toString().equals("-");
    }

    private void print(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
