package io.netbench.coordinator;

import io.netbench.control.ControlLoop;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.RunPlan;
import java.time.InstantSource;

/** What every step of a run needs. */
record RunContext(
        RunPlan plan,
        RunLabels labels,
        ControlLoop loop,
        RunListener listener,
        StepDeadlines deadlines,
        TimeOptions timeOptions,
        InstantSource wallClock,
        Interruption interruption) {}
