package io.netbench.result;

/** How far a run came. */
public enum RunStatus {
    /** All that was planned was done and every sum balanced. */
    COMPLETE,
    /** Something failed; what there is was kept. */
    INCOMPLETE,
    /** A person or a signal ended it early; what there is was kept. */
    INTERRUPTED
}
