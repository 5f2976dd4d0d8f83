package io.netbench.cli.options;

import io.netbench.api.Baseline;
import io.netbench.api.InternalAccess;
import io.netbench.api.NetbenchException;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.result.file.KeptRuns;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** What a run is held against when it is over. */
public final class BaselineOptions {

    /** Over these options in a command's help. */
    public static final String HEADING = "Against an earlier run (the exit status is 3 where it is worse)";

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Compare with this result, suite, or folder of several, when the run is over, as netbench "
                    + "compare does.")
    @Sets(Property.BASELINE)
    private Optional<Path> baseline = Optional.empty();

    @Option(
            names = "--threshold",
            paramLabel = "SHARE",
            converter = OptionValues.Share.class,
            description = "The least change against it that counts, such as 10%%. Default: 5%% of what was repeated, "
                    + "else 15%%.")
    @Sets(Property.THRESHOLD)
    private OptionalDouble threshold = OptionalDouble.empty();

    @Option(names = "--any-plan", description = "Compare with it though it was asked for otherwise.")
    @Sets(Property.ACROSS_PLANS)
    private boolean anyPlan;

    /**
     * What a run is held against, which was read.
     *
     * @throws PlanException if it can't be
     */
    public Optional<Baseline> forRun(RunPlan plan) {
        return read(of -> InternalAccess.requireAlike(of, plan));
    }

    /**
     * The same for pairs of a fabric.
     *
     * @param rails that are measured, each for itself
     * @throws PlanException if they can't be
     */
    public Optional<Baseline> forPairs(LinkLoad each, int rails) {
        return read(of -> InternalAccess.requireAlike(of, each, rails));
    }

    /** The files of what a run is held against; none where it is not. */
    public List<Path> files() {
        return baseline.map(KeptRuns::files).orElse(List.of());
    }

    /**
     * Refuses all of it, where there are several runs.
     *
     * @throws PlanException if something was given
     */
    public void requireNone() {
        if (baseline.isPresent()) {
            throw new PlanException(Property.BASELINE + " is of one run; keep the series with " + Property.OUT
                    + ", and 'netbench compare' holds it against another");
        }
        require(threshold.isEmpty(), Property.THRESHOLD);
        require(!anyPlan, Property.ACROSS_PLANS);
    }

    private Optional<Baseline> read(Consumer<Baseline> check) {
        if (baseline.isEmpty()) {
            require(threshold.isEmpty(), Property.THRESHOLD);
            require(!anyPlan, Property.ACROSS_PLANS);
            return Optional.empty();
        }
        threshold.ifPresent(BaselineOptions::threshold);
        try {
            Baseline read = Baseline.read(List.of(baseline.get()));
            read = threshold.isPresent() ? read.threshold(threshold.getAsDouble()) : read;
            read = anyPlan ? read.acrossPlans() : read;
            List<String> missing = InternalAccess.missing(read);
            if (!missing.isEmpty()) {
                throw new PlanException(Property.BASELINE + " " + baseline.get() + ": is not complete: "
                        + missing.get(0) + " Give one that is.");
            }
            requireAlike(read, check);
            return Optional.of(read);
        } catch (NetbenchException refused) {
            throw new PlanException(Property.BASELINE + " " + InternalAccess.messageOf(refused));
        }
    }

    private void requireAlike(Baseline read, Consumer<Baseline> check) {
        try {
            check.accept(read);
        } catch (NetbenchException refused) {
            throw new PlanException(
                    Property.BASELINE + " " + baseline.orElseThrow() + ": " + InternalAccess.messageOf(refused));
        }
    }

    private static void require(boolean holds, Property property) {
        if (!holds) {
            throw new PlanException(property + " belongs to " + Property.BASELINE + "; give both");
        }
    }

    /**
     * A share that changes are held against.
     *
     * @throws PlanException if it is out of its range
     */
    static double threshold(double share) {
        if (!(share > 0 && share < 1)) {
            throw new PlanException(Property.THRESHOLD + " must be more than 0 % and less than 100 %, got: "
                    + QuantityText.percent(share));
        }
        return share;
    }
}
