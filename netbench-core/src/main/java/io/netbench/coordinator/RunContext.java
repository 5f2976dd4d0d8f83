package io.netbench.coordinator;

import io.netbench.control.ControlLoop;
import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.RunPlan;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.time.InstantSource;

/**
 * What every step of a run needs.
 *
 * @param names how a person sets what messages speak of
 */
record RunContext(
        RunPlan plan,
        RunLabels labels,
        ControlLoop loop,
        RunListener listener,
        StepDeadlines deadlines,
        PropertyNames names,
        InstantSource wallClock,
        Interruption interruption) {

    /** A reason for which somebody was given up in a step, with what would have given more time. */
    String after(String step, String reason) {
        Property time =
                switch (step) {
                    case "connect" -> Property.CONNECT_TIMEOUT;
                    case "drain" -> Property.DRAIN;
                    default -> Property.HOST_TIMEOUT;
                };
        return reason
                + names.of(time)
                        .map(name -> " (" + name + " changes that time)")
                        .orElse("");
    }
}
