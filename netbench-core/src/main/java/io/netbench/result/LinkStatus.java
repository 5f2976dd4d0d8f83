package io.netbench.result;

/** Whether a link did what it was asked for. */
public enum LinkStatus {
    /** Both ends reported, every byte is accounted for, and some arrived in the window. */
    OK,
    /** Something went wrong; the link says what. */
    FAILED
}
