package io.netbench.api;

/** The phases of a run, in their order. */
public enum RunPhase {
    /** Agents get ready and connect. */
    SETUP,
    /** Traffic that does not count. */
    WARMUP,
    /** The measured window. */
    MEASURE,
    /** The load has ended; what is on its way arrives. */
    DRAIN,
    /** Figures are gathered. */
    REPORT
}
