package io.netbench.cli;

import io.netbench.cli.layers.LayersOptions;
import io.netbench.cli.layers.LayersReport;
import io.netbench.cli.layers.MirrorPlan;
import io.netbench.cli.process.EndsInOrder;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.process.ThisProcess;
import io.netbench.cli.run.Documents;
import io.netbench.cli.run.OutputConflicts;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.plan.PlanException;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code netbench layers}. */
@Command(
        name = "layers",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        sortOptions = false,
        description = "Holds results of storage tools (elbencho, fio, IOR, warp, rados bench) against what the network "
                + "gives to the same shape of load, and names the layer that limits. It ends with 0 when it named one "
                + "for each storage result, and with 1 when it could not.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench layers net.json fio.json                network beside storage",
            "  netbench layers net.json ior.json --disk d.json  the servers' disks too",
            "  netbench layers --mirror fio.json                the command that fits",
            "  netbench layers --mirror --run fio.json -s srv1 --hosts c1",
            ""
        })
final class LayersCommand implements Callable<Integer>, EndsInOrder {

    private static final String END_OF_OPTIONS = "--";

    @Spec
    private CommandSpec spec;

    @Mixin
    private LayersOptions options = new LayersOptions();

    @Override
    public Integer call() {
        options.requireFit();
        List<Output> outputs = outputs();
        new OutputConflicts(outputs)
                .requireOneStream()
                .requireNoneAt(options.read(), "the result itself")
                .requireNone();
        outputs.forEach(Output::requireWritable);
        if (!options.mirrors()) {
            return tell(LayersReport.of(options, options.files()));
        }
        MirrorPlan mirrors = new MirrorPlan(options, further());
        if (options.runs()) {
            return run(mirrors);
        }
        print(mirrors.lines());
        mirrors.note().ifPresent(note -> PlanRun.say(spec.commandLine(), note));
        return ExitStatus.PASSED;
    }

    /** Words that are meant for the command that {@code --mirror} prints. */
    private List<String> further() {
        List<String> words = spec.root().commandLine().getParseResult().originalArgs();
        int end = words.indexOf(END_OF_OPTIONS);
        return end < 0 ? List.of() : words.subList(end + 1, words.size());
    }

    /** Runs the commands, and compares with what they measured. */
    private int run(MirrorPlan mirrors) {
        mirrors.note().ifPresent(note -> PlanRun.say(spec.commandLine(), note));
        List<Path> results = new ArrayList<>();
        try {
            for (List<String> words : mirrors.words()) {
                Path result = Files.createTempFile("netbench-layers-", ".json");
                results.add(result);
                List<String> arguments = new ArrayList<>(words);
                arguments.addAll(List.of("--json", result.toString()));
                int status = netbench().execute(arguments.toArray(String[]::new));
                if (status != ExitStatus.PASSED) {
                    return status;
                }
                print(List.of(""));
            }
            return tell(mirrors.compare(results));
        } catch (IOException e) {
            throw new PlanException("no file for the result of the run: " + FileFailure.reasonOf(e));
        } finally {
            results.forEach(result -> result.toFile().delete());
        }
    }

    /** Another command line in this process, which says what it has to say in the same places. */
    private CommandLine netbench() {
        CommandLine netbench = NetbenchCommand.newCommandLine(ThisProcess.of(spec));
        netbench.setErr(spec.commandLine().getErr());
        return ownsStandardOutput() ? netbench.setOut(spec.commandLine().getErr()) : netbench.setOut(out());
    }

    private int tell(LayersReport report) {
        if (!ownsStandardOutput()) {
            print(report.lines(StandardStream.OUT.screen()));
        }
        Outlet outlet = new Outlet(System.out, RunOutputs.patience(spec.commandLine()));
        boolean hasJson =
                Documents.areWritten(spec.commandLine(), options.json(), output -> report.write(output, outlet));
        boolean hasPage =
                Documents.areWritten(spec.commandLine(), options.html(), output -> report.writePage(output, outlet));
        return hasJson && hasPage && report.isDecided() ? ExitStatus.PASSED : ExitStatus.FAILED;
    }

    private List<Output> outputs() {
        return Stream.of(options.json(), options.html())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether standard output holds a document, and nothing else. */
    private boolean ownsStandardOutput() {
        return outputs().stream().anyMatch(Output::isStandardOutput);
    }

    private void print(List<String> lines) {
        if (!ownsStandardOutput()) {
            lines.forEach(out()::println);
            out().flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
