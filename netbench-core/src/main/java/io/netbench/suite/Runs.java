package io.netbench.suite;

import io.netbench.coordinator.RunListener;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;

/** Runs plans, one after another, on agents that stay open. */
@FunctionalInterface
public interface Runs {

    /** Runs a plan to its end, or to the first sign that somebody wants it to end. */
    RunResult run(RunPlan plan, RunListener listener);
}
