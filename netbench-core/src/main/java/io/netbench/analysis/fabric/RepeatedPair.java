package io.netbench.analysis.fabric;

/**
 * A pair measured again.
 *
 * @param probe what was asked for
 * @param figures what it gave
 */
public record RepeatedPair(RepeatPlan.Probe probe, PairFigures figures) {}
