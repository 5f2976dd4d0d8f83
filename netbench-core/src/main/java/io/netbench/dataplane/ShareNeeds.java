package io.netbench.dataplane;

import java.util.OptionalLong;

/**
 * What a share of a run takes from its host.
 *
 * @param connectionEnds ends of connections
 * @param datagramEnds those of them that have a socket for datagrams too
 * @param durationNs warm-up and window; 0 when the end is not known in advance
 * @param heapBytes heap of recorders and connections
 * @param directBytes memory outside the heap: the first piece that the allocator takes for each event loop, and
 *     what datagrams are sent from and read into
 * @param descriptorLimit what the process may have open; empty when that can't be told
 */
record ShareNeeds(
        int connectionEnds,
        int datagramEnds,
        long durationNs,
        long heapBytes,
        long directBytes,
        OptionalLong descriptorLimit) {

    /** Files, libraries, listening sockets and event loops that a process has open beside its connections. */
    private static final int OTHER_DESCRIPTORS = 128;

    long descriptors() {
        return (long) connectionEnds + datagramEnds + OTHER_DESCRIPTORS;
    }
}
