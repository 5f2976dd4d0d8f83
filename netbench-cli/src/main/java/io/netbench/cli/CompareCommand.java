package io.netbench.cli;

import io.netbench.api.Comparison;
import io.netbench.api.InternalAccess;
import io.netbench.cli.html.HtmlReport;
import io.netbench.cli.options.CompareOptions;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.run.Documents;
import io.netbench.cli.run.OutputConflicts;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.result.file.ComparisonWriter;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netbench compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Says what became better or worse between two results or suites: rate, latency, retransmits and "
                + "stalls of each link, endpoint and load. The exit status is 3 where something became worse, and 1 "
                + "where a side is incomplete.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench compare monday.json tuesday.json",
            "  netbench compare monday tuesday            folders of validate --out",
            "  netbench compare a1.json,a2.json b1.json,b2.json    repeats of both",
            ""
        })
final class CompareCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private CompareOptions options = new CompareOptions();

    @Override
    public Integer call() {
        List<Output> outputs = Stream.of(options.json(), options.html())
                .flatMap(Optional::stream)
                .toList();
        new OutputConflicts(outputs)
                .requireOneStream()
                .requireNoneAt(options.files(), "the result itself")
                .requireNone();
        outputs.forEach(Output::requireWritable);
        Comparison comparison = options.before().compare(options.after());
        var document = InternalAccess.document(comparison);
        boolean takesOutput = outputs.stream().anyMatch(Output::isStandardOutput);
        if (!takesOutput && !options.isQuiet()) {
            PrintWriter out = spec.commandLine().getOut();
            ComparisonText.lines(document, options.allFigures(), StandardStream.OUT.screen())
                    .forEach(out::println);
            out.flush();
        }
        int status = document.verdict().exitStatus();
        Outlet outlet = new Outlet(System.out, RunOutputs.patience(spec.commandLine()));
        boolean hasJson = Documents.areWritten(
                spec.commandLine(), options.json(), output -> ComparisonWriter.write(document, output, outlet));
        boolean hasPage = Documents.areWritten(
                spec.commandLine(), options.html(), output -> HtmlReport.write(document, output, outlet));
        return hasJson && hasPage ? status : ExitStatus.FAILED;
    }
}
