package io.netbench.cli.options;

import io.netbench.cli.report.RateFormat;
import io.netbench.plan.PlanException;
import io.netbench.plan.Schedule;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** What a server shows and leaves behind. */
public final class ServerOutputOptions {

    private static final long LEAST_INTERVAL_NS = 100_000_000L;

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How often the sessions of iperf3 clients are shown while they last; 0 for not at all. "
                    + "Default: 0.")
    private OptionalLong interval = OptionalLong.empty();

    @Option(
            names = {"-J"},
            description = "Write each session of an iperf3 client as a JSON document to standard output, which then "
                    + "holds nothing else.")
    private boolean jsonOnStandardOutput;

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description =
                    "Keep all sessions of iperf3 clients as one run, whose links come and go, and write it as one "
                            + "JSON document whenever none is left, and at the end.")
    @Sets(Property.JSON)
    private Optional<String> json = Optional.empty();

    @Option(
            names = "--logfile",
            paramLabel = "FILE",
            description = "Append to this file what else is shown on standard output.")
    private Optional<Path> logFile = Optional.empty();

    @Option(
            names = "--timestamps",
            arity = "0..1",
            paramLabel = "FORMAT",
            preprocessor = AttachedValue.class,
            description = "Lines begin with the date too, and the zone of the time; or with a time as in "
                    + "--timestamps='%%H:%%M:%%S ', in strftime's letters.")
    private Optional<String> timestamps = Optional.empty();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "UNIT",
            converter = Iperf3Options.Unit.class,
            description = "The unit of all rates: k, m, g or t for bits, K, M, G or T for bytes. Default: the one that "
                    + "suits each.")
    private Optional<RateFormat> format = Optional.empty();

    @Option(
            names = {"-I", "--pidfile"},
            paramLabel = "FILE",
            description = "Write the number of this process to a file while it lasts.")
    private Optional<Path> pidFile = Optional.empty();

    /**
     * How often sessions are shown; empty: not at all.
     *
     * @throws PlanException if it is too often
     */
    public OptionalLong intervalNs() {
        if (interval.orElse(0) == 0) {
            return OptionalLong.empty();
        }
        if (interval.getAsLong() < LEAST_INTERVAL_NS || interval.getAsLong() > Schedule.MAX_PHASE_NS) {
            throw new PlanException(
                    "{--interval} must be 0, or from 100ms to 30d, got: " + TimeSpan.format(interval.getAsLong()));
        }
        return interval;
    }

    /** Whether each session goes to standard output as JSON. */
    public boolean jsonOnStandardOutput() {
        return jsonOnStandardOutput;
    }

    /**
     * Where the run of all sessions goes.
     *
     * @throws PlanException if it is standard output
     */
    public Optional<Output> json() {
        Optional<Output> output = json.map(path -> new Output(Property.JSON, path));
        if (output.filter(Output::isStandardOutput).isPresent()) {
            throw new PlanException("{--json} of a server needs a file; {-J} writes each session to standard output");
        }
        return output;
    }

    public Optional<Path> logFile() {
        return logFile;
    }

    /** What lines begin with; empty for the time of day, an empty text for the date and the zone too. */
    public Optional<String> timestamps() {
        return timestamps;
    }

    public RateFormat format() {
        return format.orElse(RateFormat.OWN);
    }

    public Optional<Path> pidFile() {
        return pidFile;
    }
}
