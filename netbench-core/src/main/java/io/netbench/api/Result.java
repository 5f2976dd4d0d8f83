package io.netbench.api;

import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultFileException;
import io.netbench.result.file.ResultReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What came of a run: the figures that programs decide by. Everything that was measured is in its document, {@link #toJson},
 * which has a schema of its own; {@code netbench report} shows it. Immutable.
 *
 * <p>A figure that is not known is empty, never 0. The document says why.
 */
public final class Result {

    private final RunResult run;

    Result(RunResult run) {
        this.run = run;
    }

    /**
     * A result that was kept as JSON, by a program or by the command line.
     *
     * @throws NetbenchException if the file holds none that this version reads
     */
    public static Result read(Path file) {
        try {
            return new Result(ResultReader.read(file));
        } catch (ResultFileException unreadable) {
            throw NetbenchException.of(unreadable);
        }
    }

    /** The name of the run, which no other run has: 32 hexadecimal digits. */
    public String runId() {
        return run.runId();
    }

    /** When the load began; empty if it did not come so far. */
    public Optional<Instant> startedAt() {
        return Optional.ofNullable(run.startedAt());
    }

    /** What the plan called the run. */
    public Optional<String> label() {
        return run.label();
    }

    /** What it comes to. */
    public Verdict verdict() {
        return Verdict.valueOf(run.verdict().outcome().name());
    }

    /** Whether nothing that was asked for was missed. */
    public boolean hasPassed() {
        return verdict() == Verdict.PASSED;
    }

    /** One sentence for each thing that stood against passing, the weightiest first. */
    public List<String> reasons() {
        return run.verdict().reasons();
    }

    /**
     * This result, if it has passed.
     *
     * @throws NetbenchException with the weightiest reason, if it has not
     */
    public Result orThrow() {
        if (hasPassed()) {
            return this;
        }
        List<String> reasons = reasons();
        String more = reasons.size() > 1 ? " (and " + (reasons.size() - 1) + " more)" : "";
        throw new NetbenchException(reasons.isEmpty() ? "the run has not passed: " + verdict() : reasons.get(0) + more);
    }

    /** Payload that arrived at all sinks in the measured window. */
    public OptionalLong bytes() {
        return Figures.known(run.totals().bytes());
    }

    /** Payload of all links over the window's length, in bits per second. */
    public OptionalDouble goodputBitsPerSecond() {
        return Figures.bits(run.totals().goodputBytesPerS());
    }

    /** What each load gave, in the order of the plan. */
    public List<LoadFigures> loads() {
        return run.loads().stream().map(Figures::of).toList();
    }

    /** What each link gave, load by load. */
    public List<LinkFigures> links() {
        return run.links().stream().map(Figures::of).toList();
    }

    /** What each endpoint sent and received in all: a bad host stands out here, where each of its links does not. */
    public List<EndpointFigures> endpoints() {
        return run.endpoints().stream().map(Figures::of).toList();
    }

    /** The thresholds that loads were held against, met or not. */
    public List<Check> checks() {
        return run.checks().stream().map(Figures::of).toList();
    }

    /** What there is to say: errors, then warnings, then notes. */
    public List<Finding> findings() {
        return Stream.of(
                        run.errors().stream().map(error -> Figures.of(Finding.Severity.ERROR, error)),
                        run.warnings().stream().map(warning -> Figures.of(Finding.Severity.WARNING, warning)),
                        run.notes().stream().map(note -> Figures.of(Finding.Severity.NOTE, note)))
                .flatMap(all -> all)
                .toList();
    }

    /** The whole document, as {@code netbench --json} writes it: all that was measured, by the published schema. */
    public String toJson() {
        return ResultJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(run) + "\n";
    }

    RunResult document() {
        return run;
    }

    /** Its name, verdict and goodput, for logs. */
    @Override
    public String toString() {
        return "Result[%s, %s, %s bit/s]"
                .formatted(
                        runId(),
                        verdict(),
                        goodputBitsPerSecond().isPresent()
                                ? String.format(
                                        Locale.ROOT,
                                        "%.0f",
                                        goodputBitsPerSecond().getAsDouble())
                                : "unknown");
    }
}
