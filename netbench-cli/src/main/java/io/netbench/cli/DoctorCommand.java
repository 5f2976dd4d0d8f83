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

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-P", "--connections"},
            paramLabel = "N",
            description = "How many connections this host is to carry at once; the hints are made for them. "
                    + "Default: ${DEFAULT-VALUE}.")
    private int connections = 1000;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "-",
            description = "Write the same as one JSON document; without a file, or with -, to standard output.")
    private Optional<String> json = Optional.empty();

    @Override
    public void run() {
        if (connections < 1) {
            throw new PlanException("-P/--connections: must be at least 1, got: " + connections);
        }
        DoctorReport report = DoctorReport.of(Transports.installed(), HostFacts.ofThisHost(), connections);
        json.map(path -> new Output("--json", path))
                .ifPresentOrElse(
                        target -> write(report, target),
                        () -> DoctorText.lines(report, StandardStream.OUT.screen())
                                .forEach(out()::println));
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
