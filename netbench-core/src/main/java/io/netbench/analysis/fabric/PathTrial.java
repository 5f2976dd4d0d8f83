package io.netbench.analysis.fabric;

/**
 * One flow of a suspect pair, from a port of its own.
 *
 * @param pair its number among the first measurements
 * @param sourcePort port that the flow came from
 * @param figures what it gave
 */
public record PathTrial(int pair, int sourcePort, PairFigures figures) {}
