package io.netbench.result;

import java.util.Objects;
import java.util.Optional;

/**
 * A part of a suite: pairs by a schedule, suspects once more, all together.
 *
 * @param name what runs call it, such as {@code pairs}
 * @param status how far it came
 * @param runsPlanned runs that it was to have when it began; empty where what came before it decides that, and did not
 * @param reason why it was left out, or ended before its time
 */
public record SuitePhase(String name, Status status, Optional<Integer> runsPlanned, Optional<String> reason) {

    /** How far a phase came. */
    public enum Status {
        /** It is still to come. */
        PLANNED,
        /** It goes on, or its coordinator died in it. */
        RUNNING,
        /** All of its runs took place. */
        DONE,
        /** It ended before its time. */
        CUT,
        /** It was left out. */
        SKIPPED
    }

    public SuitePhase {
        Require.text("phase.name", name);
        Objects.requireNonNull(status, "phase.status");
        runsPlanned.ifPresent(runs -> Require.notNegative("phase.runs_planned", runs));
        if (reason.isEmpty() && (status == Status.CUT || status == Status.SKIPPED)) {
            throw new IllegalArgumentException(
                    "phase.reason must be given of a phase that is " + status + ", got: none");
        }
    }
}
