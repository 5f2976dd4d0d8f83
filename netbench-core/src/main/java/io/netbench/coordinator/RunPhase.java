package io.netbench.coordinator;

/** The phases of a run that a person may want to see. */
public enum RunPhase {
    /** Agents say hello, get ready and connect. */
    SETUP,
    /** Traffic that does not count. */
    WARMUP,
    /** The measured window. */
    MEASURE,
    /** The load has ended; sinks read on. */
    DRAIN,
    /** Figures are gathered. */
    REPORT
}
