package io.netbench.measure;

/**
 * A link's counters at one instant, summed over loops. Filled anew for every tick, so that sampling thousands of links a
 * hundred times a second allocates nothing.
 */
final class Reading {

    long atNs;
    long bytes;
    long blocks;
    long reads;

    /** Without a meaning while {@code bytes} is 0. */
    long lastByteNs;

    boolean expecting;

    void copy(Reading other) {
        atNs = other.atNs;
        bytes = other.bytes;
        blocks = other.blocks;
        reads = other.reads;
        lastByteNs = other.lastByteNs;
        expecting = other.expecting;
    }

    /**
     * The counters at an instant between two looks, on the straight line between them. A look is always a little late;
     * without this, what arrived meanwhile would move from one phase into the next.
     */
    void between(Reading before, Reading after, long instantNs) {
        copy(before);
        atNs = instantNs;
        bytes = Interpolation.at(before.atNs, before.bytes, after.atNs, after.bytes, instantNs);
        blocks = Interpolation.at(before.atNs, before.blocks, after.atNs, after.blocks, instantNs);
        reads = Interpolation.at(before.atNs, before.reads, after.atNs, after.reads, instantNs);
    }
}
