package io.netbench.result;

import java.util.List;

/**
 * What a run comes to, as data; it decides the exit status of the command.
 *
 * @param outcome passed, or why not
 * @param exitStatus the exit status that the command ends with
 * @param reasons one sentence for each thing that stood against passing, the weightiest first
 */
public record Verdict(Outcome outcome, int exitStatus, List<String> reasons) {

    /** The exit status of a run that passed. */
    public static final int PASSED_STATUS = 0;

    /** The exit status of a run that failed or lacks a part. */
    public static final int INCOMPLETE_STATUS = 1;

    /** The exit status of a run that missed a threshold. */
    public static final int FAILED_STATUS = 3;

    /** The outcomes, from the best to the one that outweighs all others. */
    public enum Outcome {
        /** It ran, and nothing that was asked for was missed. */
        PASSED,
        /** It ran, and a threshold or comparison failed. */
        FAILED,
        /** The run itself failed or lacks a part. */
        INCOMPLETE,
        /** It was interrupted or terminated. */
        INTERRUPTED
    }

    public Verdict {
        if (exitStatus < 0 || exitStatus > 255) {
            throw new IllegalArgumentException("verdict.exit_status must be 0 to 255, got: " + exitStatus);
        }
        if ((outcome == Outcome.PASSED) != (exitStatus == 0)) {
            throw new IllegalArgumentException("verdict.exit_status must be 0 exactly when the outcome is passed, got: "
                    + exitStatus + " with " + outcome);
        }
        reasons = List.copyOf(reasons);
    }

    /** Whether all of the run took place, so that its figures can be held against others. */
    public boolean isOfWhole() {
        return outcome == Outcome.PASSED || outcome == Outcome.FAILED;
    }
}
