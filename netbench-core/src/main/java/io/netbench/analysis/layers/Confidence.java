package io.netbench.analysis.layers;

/** How far a verdict can be relied on. */
public enum Confidence {
    /** The shapes are alike, and the spread does not reach a threshold. */
    HIGH,
    /** Something differs or is not known, which is not likely to change it. */
    MEDIUM,
    /** It may well be another one. */
    LOW
}
