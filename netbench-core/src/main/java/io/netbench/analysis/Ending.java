package io.netbench.analysis;

/** What made a run end. */
public enum Ending {
    /** Its own plan, or its own failure. */
    BY_ITSELF,
    /** A person: Ctrl-C. */
    INTERRUPTED,
    /** The system: SIGTERM. */
    TERMINATED
}
