package io.netbench.transport;

/**
 * What event loops are going to carry, as far as it tells which transport is the fastest for it.
 *
 * @param largestUnitBytes the longest block, request or response
 * @param endsPerLoop how many ends of connections each loop has
 * @param isOfDatagrams whether blocks are datagrams
 */
public record LoopWork(long largestUnitBytes, int endsPerLoop, boolean isOfDatagrams) {

    /** Nothing is known of it. */
    public static final LoopWork UNKNOWN = new LoopWork(Long.MAX_VALUE, 1, false);

    /** Blocks over TCP. */
    public LoopWork(long largestUnitBytes, int endsPerLoop) {
        this(largestUnitBytes, endsPerLoop, false);
    }
}
