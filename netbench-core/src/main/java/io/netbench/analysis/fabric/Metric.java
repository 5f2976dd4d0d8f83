package io.netbench.analysis.fabric;

/** What pairs are compared by. */
public enum Metric {
    /** Payload that arrived. */
    GOODPUT,
    /** Segments that had to be sent again. */
    LOSS,
    /** Times at which nothing arrived for long. */
    STALLS,
    /** Median latency of operations. */
    LATENCY
}
