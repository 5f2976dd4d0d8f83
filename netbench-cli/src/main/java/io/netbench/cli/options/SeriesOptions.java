package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.suite.sweep.SweepField;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Several runs in place of one: what varies, how often, and where all of them are kept. */
public final class SeriesOptions {

    @Option(
            names = "--sweep",
            paramLabel = "WHAT=VALUES",
            converter = Axis.class,
            description = "Run once for each value: clients, servers, connections or queue-depth such as "
                    + "clients=1..16, block-size=64k,1m,4m, rate=1gbit,2gbit, or transport=epoll,nio. Twice: each value "
                    + "with each. Of several loads NAME.clients=1..16 says which. The order is random, by --seed.")
    @Sets(Property.SWEEP)
    private List<SweepAxis> axes = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Run everything so often, in turns, and show medians and how far they spread. Default: 1.")
    @Sets(Property.REPEAT)
    private OptionalInt repeat = OptionalInt.empty();

    @Option(
            names = "--fixed",
            paramLabel = "WHAT",
            converter = FixedName.class,
            completionCandidates = Names.class,
            description = "What stays the same as sources of an incast grow in number: fragment, the block of each; or "
                    + "block, the block of all together, of which each carries its part. Default: fragment.")
    private Sweep.Fixed fixed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description =
                    "Keep a series in this new folder: suite.json, a result for each run as it ends, and runs.csv "
                            + "with a row for each.")
    @Sets(Property.OUT)
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with the series in this folder: its complete runs are taken as they are. Ask for the "
                    + "same as before.")
    @Sets(Property.RESUME)
    private Optional<Path> resume = Optional.empty();

    /** Whether several runs are asked for, rather than one. */
    public boolean isAsked() {
        return !axes.isEmpty() || repeat.isPresent();
    }

    /** Whether the rate of links is among what varies. */
    public boolean variesRate() {
        return axes.stream().anyMatch(axis -> axis.field() == SweepField.RATE);
    }

    /**
     * What varies.
     *
     * @throws PlanException if it is too much
     */
    public Sweep sweep() {
        return new Sweep(axes, repeat.orElse(1), fixed == null ? Sweep.Fixed.FRAGMENT : fixed);
    }

    /**
     * Refuses what only a series can have.
     *
     * @throws PlanException if there is such a thing
     */
    public void requireNone() {
        if (fixed != null) {
            throw new PlanException("{--fixed} is about a sweep; give {--sweep} too");
        }
        if (out.isPresent() || resume.isPresent()) {
            throw new PlanException((out.isPresent() ? Property.OUT : Property.RESUME)
                    + " is for a series of runs; give {--sweep} or {--repeat} too, or {--json} for one run");
        }
    }

    /** Refuses what varies from run to run, with these words. */
    public void requireNoSweep(String why) {
        if (!axes.isEmpty()) {
            throw new PlanException(why);
        }
        if (fixed != null) {
            throw new PlanException("{--fixed} is about a sweep; leave it out");
        }
    }

    /** Refuses what a scenario says itself. */
    public void requireNoSweep() {
        if (isAsked() || fixed != null) {
            String name = !axes.isEmpty() ? "{--sweep}" : repeat.isPresent() ? "{--repeat}" : "{--fixed}";
            throw new PlanException(name + ": the scenario says it; write it into its phases");
        }
    }

    public Optional<Path> out() {
        return out;
    }

    public Optional<Path> resume() {
        return resume;
    }

    /** What a text says of a sweep. */
    public static SweepAxis axis(String text) {
        try {
            return requireKnown(SweepAxis.parse(text));
        } catch (SweepAxis.UnknownFieldException unknown) {
            throw unknown(unknown.getMessage());
        }
    }

    /** What varies, in parts, as a file has it. */
    public static SweepAxis axis(Optional<String> load, String key, String values) {
        try {
            return requireKnown(SweepAxis.of(load, key, values));
        } catch (SweepAxis.UnknownFieldException unknown) {
            throw unknown(unknown.getMessage());
        }
    }

    private static SweepAxis requireKnown(SweepAxis axis) {
        if (axis.field() == SweepField.TRANSPORT) {
            axis.values().forEach(DataOptions::requireKnown);
        }
        return axis;
    }

    /** The message about something that can't vary. */
    private static PlanException unknown(String word) {
        List<String> near = NearNames.of(word, SweepField.keys());
        return new PlanException("'" + PlanException.quoted(word) + "' can't vary; "
                + (near.isEmpty()
                        ? "there are " + String.join(", ", SweepField.keys())
                        : "did you mean " + NearNames.either(near) + "?"));
    }

    static final class Axis implements ITypeConverter<SweepAxis> {
        @Override
        public SweepAxis convert(String text) {
            return axis(text);
        }
    }

    static final class FixedName implements ITypeConverter<Sweep.Fixed> {
        @Override
        public Sweep.Fixed convert(String text) {
            return OptionValues.choice(Sweep.Fixed.class, text, "something that can stay the same");
        }
    }

    /** For the shell's completion. */
    static final class Names extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Names() {
            super(List.of("fragment", "block"));
        }
    }
}
