package io.netbench.transport;

/**
 * What event loops are going to carry, as far as it tells which transport is the fastest for it.
 *
 * @param largestUnitBytes the longest block, request or response
 * @param endsPerLoop how many ends of connections each loop has
 */
public record LoopWork(long largestUnitBytes, int endsPerLoop) {

    /** Nothing is known of it. */
    public static final LoopWork UNKNOWN = new LoopWork(Long.MAX_VALUE, 1);
}
