package io.netbench.traffic;

import io.netty.buffer.PooledByteBufAllocator;

/** How much memory outside the heap event loops take, before anything is sent. */
public final class LoopMemory {

    private LoopMemory() {}

    /** The first piece that the allocator takes for each loop, which it divides among that loop's connections. */
    public static long directBytes(int loops) {
        return (long) loops * PooledByteBufAllocator.DEFAULT.metric().chunkSize();
    }
}
