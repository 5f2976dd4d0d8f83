package io.netbench.cli;

import io.netbench.cli.doctor.DoctorReport;
import io.netbench.cli.doctor.DoctorText;
import io.netbench.cli.report.StandardStream;
import io.netbench.host.HostFacts;
import io.netbench.plan.PlanException;
import io.netbench.result.file.Output;
import io.netbench.transport.Transports;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code netbench doctor}: looks at this host alone, sends nothing and changes nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "What this host can do: transports and why not, limits, buffer sizes, NIC speeds, and hints.",
        footerHeading = "%nExample:%n",
        footer = "  netbench doctor --connections 5000")
final class DoctorCommand implements Runnable {

    private static final int DEFAULT_CONNECTIONS = 1000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--connections",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "How many connections this host is to carry at once, over all links; the hints are made for "
                    + "them. Default: 1000.")
    private OptionalInt connections = OptionalInt.empty();

    @Option(
            names = "--json",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description = "Write the same as one JSON document; without a file, or with -, to standard output.")
    private Optional<String> json = Optional.empty();

    @Override
    public void run() {
        int planned = connections.orElse(DEFAULT_CONNECTIONS);
        if (planned < 1) {
            throw new PlanException("--connections: must be at least 1, got: " + planned);
        }
        Optional<Output> target = json.map(path -> new Output("--json", path));
        target.ifPresent(Output::requireWritable);
        DoctorReport report = DoctorReport.of(Transports.installed(), HostFacts.ofThisHost(), planned);
        target.ifPresentOrElse(
                file -> write(report, file),
                () -> DoctorText.lines(report, StandardStream.OUT.screen()).forEach(out()::println));
        out().flush();
    }

    private void write(DoctorReport report, Output target) {
        if (target.isStandardOutput()) {
            out().print(report.json());
            return;
        }
        byte[] document = report.json().getBytes(StandardCharsets.UTF_8);
        target.replace(stream -> stream.write(document), OutputStream.nullOutputStream());
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
