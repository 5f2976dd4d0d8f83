package io.netbench.api;

import io.netbench.analysis.comparison.ComparisonOptions;
import io.netbench.analysis.comparison.IncomparableException;
import io.netbench.analysis.comparison.Side;
import io.netbench.analysis.comparison.SideComparison;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.file.KeptRuns;
import io.netbench.result.file.ResultFileException;
import io.netbench.text.Property;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What was measured before, to hold other measurements against. Immutable: each method that sets something returns another
 * one.
 *
 * <p>A place is a result, a suite, the folder of a suite, or a folder of several of them. Several of the same plan are
 * repeats: they show how much figures vary by chance, so that smaller changes can be told.
 */
public final class Baseline {

    private final Side side;
    private final ComparisonOptions options;

    private Baseline(Side side, ComparisonOptions options) {
        this.side = side;
        this.options = options;
    }

    /**
     * Reads what was measured before.
     *
     * @throws NetbenchException if one of the places holds nothing that this version reads
     */
    public static Baseline read(List<Path> places) {
        return new Baseline(side(places), ComparisonOptions.DEFAULT);
    }

    /** The same with the least share of change that counts, such as 0.1; by default 5 % of what is repeated, else 15 %. */
    public Baseline threshold(double share) {
        if (!(share > 0 && share < 1)) {
            throw new NetbenchException(
                    MethodNames.NAMES.in(Property.THRESHOLD + " must be more than 0 and less than 1, got: " + share));
        }
        return new Baseline(
                side,
                new ComparisonOptions(OptionalDouble.of(share), options.allowIncomplete(), options.acrossPlans()));
    }

    /** The same where a side that lacks something is judged by what it has. */
    public Baseline allowIncomplete() {
        return new Baseline(side, new ComparisonOptions(options.threshold(), true, options.acrossPlans()));
    }

    /** The same where loads may have been asked for otherwise, such as with another block size. */
    public Baseline acrossPlans() {
        return new Baseline(side, new ComparisonOptions(options.threshold(), options.allowIncomplete(), true));
    }

    /**
     * What became better or worse since.
     *
     * @throws NetbenchException if one of the places can't be read, or the figures are of different things
     */
    public Comparison compare(List<Path> places) {
        return compare(side(places));
    }

    /**
     * The same for a run.
     *
     * @throws NetbenchException if the figures are of different things
     */
    public Comparison compare(Result result) {
        return compare(new Side().add(result.document(), ""));
    }

    Comparison compare(Side after) {
        try {
            return new Comparison(SideComparison.of(side, after, options));
        } catch (IncomparableException refused) {
            throw NetbenchException.of(refused);
        }
    }

    /** Refuses what can't be compared with a run that is to come. */
    void requireAlike(RunPlan plan) {
        try {
            SideComparison.requireAlike(side, plan, options);
        } catch (IncomparableException refused) {
            throw NetbenchException.of(refused);
        }
    }

    /** The same for pairs of a fabric. */
    void requireAlike(LinkLoad ofPairs, int rails) {
        try {
            SideComparison.requireAlike(side, ofPairs, rails, options);
        } catch (IncomparableException refused) {
            throw NetbenchException.of(refused);
        }
    }

    Side side() {
        return side;
    }

    private static Side side(List<Path> places) {
        Side side = new Side();
        for (Path place : places) {
            try {
                KeptRuns.visit(place, new Reader(side));
            } catch (ResultFileException unreadable) {
                throw NetbenchException.of(unreadable);
            }
        }
        if (side.isEmpty()) {
            throw new NetbenchException(
                    places.isEmpty() ? "no place was given" : places.get(0) + ": has no run that could be compared");
        }
        return side;
    }

    private record Reader(Side side) implements KeptRuns.Visitor {
        @Override
        public void source(String name) {
            side.from(name);
        }

        @Override
        public void run(RunResult result) {
            side.add(result, "");
        }

        @Override
        public void suite(SuiteResult suite) {
            side.add(suite);
        }

        @Override
        public boolean wants(SuiteResult suite, SuiteRun run) {
            return Side.wants(suite, run);
        }

        @Override
        public void run(SuiteResult suite, SuiteRun run, RunResult result) {
            side.add(suite, run, result);
        }
    }
}
