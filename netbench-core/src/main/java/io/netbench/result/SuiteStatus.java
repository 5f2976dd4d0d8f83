package io.netbench.result;

/** How far a suite came. */
public enum SuiteStatus {
    /** It goes on, or its coordinator died. */
    RUNNING,
    /** All that it was to do is done, or was left out for a reason that it names. */
    COMPLETE,
    /** Something of it is missing. */
    INCOMPLETE,
    /** It was interrupted or terminated. */
    INTERRUPTED
}
