package io.netbench.cli;

import io.netbench.cli.fabric.SuiteText;
import io.netbench.cli.html.HtmlReport;
import io.netbench.cli.html.SuiteFigures;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.ReportOptions;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.run.Documents;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.ResultFileException;
import io.netbench.suite.KeptFabric;
import io.netbench.text.Property;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netbench report}: shows a result, or a suite, as what made it did, or writes a result in other forms. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description =
                "Shows a result file, or a suite, as text, or writes it as a page, and a result as CSV or histogram logs. It ends with 0 for a result "
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
            description = "A result or suite that was written with --json, or the folder of a suite; - reads it from "
                    + "standard input.")
    private Path file;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report as one page that opens in any browser and asks for nothing else: maps, charts, "
                            + "every setting, and the document itself; - is standard output.")
    @Sets(Property.HTML)
    private Optional<String> html = Optional.empty();

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
            names = "--csv-probes",
            paramLabel = "FILE",
            description = "Write what probes saw: a row for each kind of probe before, under and after the load; - is "
                    + "standard output.")
    @Sets(Property.CSV_PROBES)
    private Optional<String> csvProbes = Optional.empty();

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
                        html(),
                        csv.map(path -> new Output(Property.CSV, path)),
                        csvRun.map(path -> new Output(Property.CSV_RUN, path)),
                        csvEndpoints.map(path -> new Output(Property.CSV_ENDPOINTS, path)),
                        csvProbes.map(path -> new Output(Property.CSV_PROBES, path)),
                        hgrm.map(path -> new Output(Property.HGRM, path)))
                .requireOneStream();
        SuiteFigures figures = new SuiteFigures();
        KeptFabric kept = read(figures);
        if (kept.suite().isPresent()) {
            return show(kept, figures, outputs);
        }
        RunResult result = kept.run().orElseThrow();
        if (csvProbes.isPresent() && result.latencyUnderLoad().isEmpty()) {
            throw wrong(OptionNames.of(spec.commandLine())
                    .in("%s is of runs with probes, and %s has none".formatted(Property.CSV_PROBES, file)));
        }
        // Before any file is written: what can't be shown is not written either.
        List<String> text = quiet || outputs.takeStandardOutput() ? List.of() : text(result);
        if (!isStandardInput()) {
            outputs.requireNoneAt(file);
        }
        outputs.requireWritable();
        print(text);
        List<String> failures = outputs.write(result, outlet()).failures();
        failures.forEach(failure -> PlanRun.say(spec.commandLine(), failure));
        return failures.isEmpty() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private Optional<Output> html() {
        return html.map(path -> new Output(Property.HTML, path));
    }

    private Outlet outlet() {
        return new Outlet(System.out, RunOutputs.patience(spec.commandLine()));
    }

    private int show(KeptFabric kept, SuiteFigures figures, RunOutputs outputs) {
        SuiteResult suite = kept.suite().orElseThrow();
        requireNoForms(suite);
        List<String> text =
                quiet || outputs.takeStandardOutput() ? List.of() : SuiteText.lines(kept, StandardStream.OUT.screen());
        if (!isStandardInput()) {
            Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
            Stream.concat(
                            Stream.of(Files.isDirectory(file) ? folder.resolve("suite.json") : file),
                            suite.runs().stream()
                                    .flatMap(run -> run.file().stream())
                                    .map(folder::resolve))
                    .forEach(outputs::requireNoneAt);
        }
        outputs.requireWritable();
        print(text);
        boolean isWritten = Documents.areWritten(
                spec.commandLine(), html(), output -> HtmlReport.write(suite, figures, output, outlet()));
        return isWritten ? ExitStatus.PASSED : ExitStatus.FAILED;
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

    private KeptFabric read(SuiteFigures figures) {
        try {
            return html.isPresent() ? KeptFabric.read(file, figures::add) : KeptFabric.read(file);
        } catch (ResultFileException e) {
            throw wrong(e.getMessage());
        }
    }

    /** The other forms are of a single run. */
    private void requireNoForms(SuiteResult suite) {
        Map<Property, Optional<String>> forms = new LinkedHashMap<>();
        forms.put(Property.CSV, csv);
        forms.put(Property.CSV_RUN, csvRun);
        forms.put(Property.CSV_ENDPOINTS, csvEndpoints);
        forms.put(Property.CSV_PROBES, csvProbes);
        forms.put(Property.HGRM, hgrm);
        Stream.concat(
                        forms.entrySet().stream()
                                .filter(form -> form.getValue().isPresent())
                                .map(form -> form.getKey().toString()),
                        report.given().stream())
                .forEach(form -> {
                    throw wrong(OptionNames.of(spec.commandLine())
                            .in("%s is of one run, and %s is a suite; give one of its runs%s"
                                    .formatted(form, file, example(suite))));
                });
    }

    private static String example(SuiteResult suite) {
        return suite.runs().stream()
                .flatMap(run -> run.file().stream())
                .findFirst()
                .map(run -> ", such as " + run)
                .orElse("");
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
