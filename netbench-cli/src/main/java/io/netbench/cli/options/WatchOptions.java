package io.netbench.cli.options;

import io.netbench.api.Baseline;
import io.netbench.api.InternalAccess;
import io.netbench.api.NetbenchException;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** How a watch goes on, and what it keeps. */
public final class WatchOptions {

    private static final long DEFAULT_EVERY_NS = 600_000_000_000L;
    private static final long LEAST_EVERY_NS = 1_000_000_000L;
    private static final long MOST_EVERY_NS = 30 * 86_400_000_000_000L;
    private static final int DEFAULT_KEEP = 100;
    private static final long DEFAULT_KEEP_BYTES = 1L << 30;
    private static final int MOST = 1_000_000;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "From the begin of one suite to that of the next. A suite that takes longer lets begins "
                    + "pass by. Default: 10m.")
    private OptionalLong every = OptionalLong.empty();

    @Option(
            names = "--count",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "End after so many suites. Default: go on until it is ended.")
    private OptionalInt count = OptionalInt.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder of the watch; one that holds a watch of the same suite is gone on with. "
                    + "Default: netbench-watch.")
    @Sets(Property.OUT)
    private Path out = Path.of("netbench-watch");

    @Option(
            names = "--keep",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Keep the results of so many latest suites, and of as many latest bad ones. Default: 100.")
    private OptionalInt keep = OptionalInt.empty();

    @Option(
            names = "--keep-size",
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "Keep no more than this of them; the oldest go first, bad ones last. Default: 1g.")
    private OptionalLong keepSize = OptionalLong.empty();

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Hold suites against this result, suite, or folder of several, as netbench compare does. "
                    + "Default: the first suite that is whole and not bad.")
    @Sets(Property.BASELINE)
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "The least change that counts, such as 10%%. Default: 5%% of what was repeated, else 15%%.")
    @Sets(Property.THRESHOLD)
    private OptionalDouble threshold = OptionalDouble.empty();

    @Option(
            names = "--on-bad",
            paramLabel = "HOOK",
            description = "Run this by the shell when suites have become bad, and go on. In its environment are "
                    + "NETBENCH_VERDICT and NETBENCH_RESULT, the files, NETBENCH_SUITE, the number, and NETBENCH_REASON. "
                    + "Default: the first bad suite ends the watch with status 3.")
    private Optional<String> onBad = Optional.empty();

    @Option(names = "--dry-run", description = "Show what one suite would be, and end.")
    private boolean dryRun;

    /** From one begin to the next, in nanoseconds. */
    public long everyNs() {
        long ns = every.orElse(DEFAULT_EVERY_NS);
        if (ns < LEAST_EVERY_NS || ns > MOST_EVERY_NS) {
            throw new PlanException("{--every} must be from 1 s to 30 days, got: " + TimeSpan.describe(ns));
        }
        return ns;
    }

    /** How many suites; empty: until it is ended. */
    public OptionalInt count() {
        count.ifPresent(n -> requireCount("{--count}", n));
        return count;
    }

    /** How many results are kept. */
    public int keep() {
        int kept = keep.orElse(DEFAULT_KEEP);
        requireCount("{--keep}", kept);
        return kept;
    }

    /** How many bytes of them. */
    public long keepBytes() {
        long bytes = keepSize.orElse(DEFAULT_KEEP_BYTES);
        if (bytes < 1) {
            throw new PlanException("{--keep-size} must be at least 1 byte, got: 0");
        }
        return bytes;
    }

    private static void requireCount(String option, int n) {
        if (n < 1 || n > MOST) {
            throw new PlanException(option + " must be from 1 to " + MOST + ", got: " + n);
        }
    }

    public Path out() {
        return out;
    }

    /** What was asked for as the baseline, as a path. */
    public Optional<Path> baselinePath() {
        return baseline;
    }

    /**
     * What was asked for as the baseline, read.
     *
     * @throws PlanException if it can't be, or is not complete
     */
    public Optional<Baseline> baseline() {
        return baseline.map(WatchOptions::read);
    }

    /**
     * Reads a baseline.
     *
     * @throws PlanException if it can't be, or is not complete
     */
    public static Baseline read(Path place) {
        try {
            Baseline read = Baseline.read(List.of(place));
            List<String> missing = InternalAccess.missing(read);
            if (!missing.isEmpty()) {
                throw new PlanException(Property.BASELINE + " " + place + ": is not complete: " + missing.get(0)
                        + " Give one that is.");
            }
            return read;
        } catch (NetbenchException refused) {
            throw new PlanException(Property.BASELINE + " " + InternalAccess.messageOf(refused));
        }
    }

    /** The least change that counts; empty: the usual one. */
    public OptionalDouble threshold() {
        threshold.ifPresent(BaselineOptions::threshold);
        return threshold;
    }

    public Optional<String> onBad() {
        onBad.filter(String::isBlank).ifPresent(nothing -> {
            throw new PlanException(
                    "{--on-bad} is empty; write a command, such as 'mail -s netbench ops < \"$NETBENCH_VERDICT\"'");
        });
        return onBad;
    }

    public boolean dryRun() {
        return dryRun;
    }
}
