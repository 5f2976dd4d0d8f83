package io.netbench.api;

/** What a run comes to, from the best to the one that outweighs all others. */
public enum Verdict {
    /** It ran, and nothing that was asked for was missed. */
    PASSED,
    /** It ran, and missed a threshold; {@link Result#checks} says which. */
    FAILED,
    /** It failed, or lacks a part. */
    INCOMPLETE,
    /** It was ended early. */
    INTERRUPTED
}
