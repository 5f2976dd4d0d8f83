package io.netbench.measure;

import org.HdrHistogram.AbstractHistogram;

/**
 * Durations of operations.
 *
 * @param ns the histogram; no longer written to
 * @param overflow operations that have no bucket in it
 */
public record LatencyFigures(AbstractHistogram ns, long overflow) {}
