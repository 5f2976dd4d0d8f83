package io.netbench.dataplane;

/**
 * What an agent's sinks got since the last time they were asked; instants in nanoseconds after the run's start.
 *
 * @param startNs begin of the interval
 * @param endNs its end
 * @param bytes payload of blocks
 * @param operations blocks that were completed
 * @param silentLinks links whose sink is here and got nothing
 * @param sinkLinks links whose sink is here
 * @param detail the same link by link; {@link IntervalDetail#NONE} unless it was asked for
 */
public record IntervalSums(
        long startNs, long endNs, long bytes, long operations, int silentLinks, int sinkLinks, IntervalDetail detail) {}
