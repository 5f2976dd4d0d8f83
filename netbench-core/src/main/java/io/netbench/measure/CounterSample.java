package io.netbench.measure;

/**
 * A link's counters of one phase at one instant, summed over loops. Filled anew for every tick, so that sampling
 * thousands of links a hundred times a second allocates nothing.
 */
final class CounterSample {

    long atNs;
    long bytes;
    long blocks;
    long reads;

    /** Without a meaning while {@code bytes} is 0. */
    long lastByteNs;

    boolean expecting;
}
