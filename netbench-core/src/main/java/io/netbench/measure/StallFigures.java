package io.netbench.measure;

/**
 * Stretches in which the sink was owed bytes and got none for 200 ms or more.
 *
 * @param count how many
 * @param totalNs their sum
 * @param longestNs the longest
 */
public record StallFigures(long count, long totalNs, long longestNs) {}
