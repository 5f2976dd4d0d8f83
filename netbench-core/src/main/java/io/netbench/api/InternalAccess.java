package io.netbench.api;

import io.netbench.analysis.comparison.Side;
import io.netbench.coordinator.Coordinator;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.RunPlan;
import io.netbench.result.Comparison;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;
import java.util.List;

/**
 * What the command line needs of open agents and programs should not: to run plans of the model beneath, whose results it
 * prints in full. No part of the promise.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone allows it on members alone; javadoc on types too.
public final class InternalAccess {

    private InternalAccess() {}

    /**
     * Runs plans on these agents. Whoever uses it sees to it that one run is on at a time, and closes them after it.
     *
     * @param names how a person sets what messages speak of
     */
    public static Coordinator coordinator(Netbench agents, PropertyNames names) {
        return agents.coordinator(names);
    }

    /** The whole of a comparison. */
    public static Comparison document(io.netbench.api.Comparison comparison) {
        return comparison.document();
    }

    /** What a run that is over is beside a baseline. */
    public static Comparison compare(Baseline baseline, RunResult result) {
        return baseline.compare(new Side().add(result, "")).document();
    }

    /** What a side that was gathered is beside a baseline. */
    public static Comparison compare(Baseline baseline, Side after) {
        return baseline.compare(after).document();
    }

    /**
     * Refuses a baseline that a run to come can't be held against.
     *
     * @throws NetbenchException if it can't
     */
    public static void requireAlike(Baseline baseline, RunPlan plan) {
        baseline.requireAlike(plan);
    }

    /**
     * The same for pairs of a fabric.
     *
     * @param rails that are measured, each for itself
     * @throws NetbenchException if they can't
     */
    public static void requireAlike(Baseline baseline, LinkLoad ofPairs, int rails) {
        baseline.requireAlike(ofPairs, rails);
    }

    /** What a baseline lacks; empty if it is whole. */
    public static List<String> missing(Baseline baseline) {
        return baseline.side().describe().missing();
    }

    /** The whole of a result. */
    public static RunResult document(Result result) {
        return result.document();
    }

    /** What was refused, with places for the names that whoever shows the message has for properties. */
    public static String messageOf(NetbenchException refused) {
        return refused.getCause() == null
                ? refused.getMessage()
                : refused.getCause().getMessage();
    }
}
