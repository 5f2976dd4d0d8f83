package io.netbench.result.end;

/** Which end of a link. */
public enum EndRole {
    /** The end that sends blocks. */
    SOURCE,
    /** The end that receives them. */
    SINK
}
