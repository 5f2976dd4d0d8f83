package io.netbench.cli;

import io.netbench.api.Netbench;
import io.netbench.cli.ceiling.Ceiling;
import io.netbench.cli.ceiling.CeilingCache;
import io.netbench.cli.ceiling.CeilingException;
import io.netbench.cli.ceiling.CeilingPlace;
import io.netbench.cli.ceiling.CeilingRun;
import io.netbench.cli.doctor.DoctorReport;
import io.netbench.cli.doctor.DoctorText;
import io.netbench.cli.options.CeilingOptions;
import io.netbench.cli.options.Heading;
import io.netbench.cli.options.OptionValues;
import io.netbench.cli.options.Sets;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.run.OutputConflicts;
import io.netbench.cli.run.PlanRun;
import io.netbench.cli.run.RunOutputs;
import io.netbench.cli.terminal.StandardStream;
import io.netbench.host.HostFacts;
import io.netbench.host.Steering;
import io.netbench.plan.PlanException;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.text.Property;
import io.netbench.transport.Transports;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netbench doctor}: looks at this host alone and changes nothing; only a ceiling that is asked for sends. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "What this host can do: transports and why not, limits, buffer sizes, NIC speeds, and hints.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  netbench doctor --connections 5000    hints for so many connections",
            "  netbench doctor --ceiling -b 64k      what netbench itself reaches here",
            ""
        })
final class DoctorCommand implements Callable<Integer> {

    private static final int DEFAULT_CONNECTIONS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--connections",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "How many connections this host is to carry at once, over all links: the hints are made for "
                    + "them, and --ceiling is measured with them. Default: 1000 for hints, 8 for --ceiling.")
    @Sets(Property.CONNECTIONS)
    private OptionalInt connections = OptionalInt.empty();

    @Mixin
    @Heading("What netbench itself reaches here")
    private CeilingOptions ceiling = new CeilingOptions();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description = "Write the same as one JSON document; without a file, or with -, to standard output.")
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Override
    public Integer call() {
        int planned = connections.orElse(DEFAULT_CONNECTIONS);
        if (planned < 1) {
            throw new PlanException(Property.CONNECTIONS + ": must be at least 1, got: " + planned);
        }
        Optional<Output> target = json.map(path -> new Output(Property.JSON, path));
        target.ifPresent(output -> {
            new OutputConflicts(List.of(output)).requireNone();
            output.requireWritable();
        });
        HostFacts host = HostFacts.ofThisHost();
        Optional<CeilingRun> run = ceiling.toRun(connections);
        List<Ceiling> ceilings;
        try {
            ceilings = ceilings(run, CeilingPlace.of(host));
        } catch (CeilingException e) {
            PlanRun.say(spec.commandLine(), e.getMessage());
            return ExitStatus.FAILED;
        }
        DoctorReport report =
                DoctorReport.of(Transports.installed(), host, Steering.ofThisHost(host), ceilings, planned);
        try {
            target.ifPresentOrElse(
                    file -> write(report, file),
                    () -> DoctorText.lines(report, StandardStream.OUT.screen()).forEach(out()::println));
        } catch (OutputException e) {
            PlanRun.say(spec.commandLine(), e.getMessage());
            return ExitStatus.FAILED;
        }
        out().flush();
        return ExitStatus.PASSED;
    }

    /** What was measured here, now and before; also where it can't be kept. */
    private List<Ceiling> ceilings(Optional<CeilingRun> run, CeilingPlace place) {
        CeilingCache cache = CeilingCache.ofUser(System.getenv());
        Optional<Ceiling> now = run.map(asked -> measure(asked, place));
        now.flatMap(cache::keep)
                .ifPresent(why -> PlanRun.say(spec.commandLine(), "the ceiling is not kept for reports: " + why));
        List<Ceiling> ceilings = new ArrayList<>(cache.all(place));
        now.filter(ceiling -> !ceilings.contains(ceiling)).ifPresent(ceiling -> ceilings.add(0, ceiling));
        return ceilings;
    }

    private Ceiling measure(CeilingRun run, CeilingPlace place) {
        PlanRun.say(spec.commandLine(), "measuring what netbench itself reaches here, for about ten seconds");
        try (Netbench agents = Netbench.onThisHost()) {
            return run.measure(place, agents);
        }
    }

    private void write(DoctorReport report, Output target) {
        if (target.isStandardOutput()) {
            out().print(report.json());
            return;
        }
        byte[] document = report.json().getBytes(StandardCharsets.UTF_8);
        target.replace(stream -> stream.write(document), Outlet.filesOnly(RunOutputs.patience(spec.commandLine())));
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
