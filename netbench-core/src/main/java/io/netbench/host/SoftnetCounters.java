package io.netbench.host;

/**
 * Receiving in the kernel over a window, all processors together. Immutable.
 *
 * @param packets taken off the interfaces
 * @param dropped because a processor's backlog was full ({@code net.core.netdev_max_backlog})
 * @param timeSqueezes how often receiving was broken off with packets left, because its budget was used up
 */
public record SoftnetCounters(long packets, long dropped, long timeSqueezes) {}
