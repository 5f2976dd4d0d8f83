package io.netbench.transport;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the buffers that are made, and knows how much memory those hold that were not freed. Thread-safe. */
final class CountingAllocator extends AbstractByteBufAllocator {

    private final UnpooledByteBufAllocator memory = new UnpooledByteBufAllocator(true, true);
    private final AtomicLong made = new AtomicLong();

    CountingAllocator() {
        super(true);
    }

    /** Buffers made so far. */
    long made() {
        return made.get();
    }

    /** Bytes of buffers that are not freed. */
    long heldBytes() {
        return memory.metric().usedDirectMemory() + memory.metric().usedHeapMemory();
    }

    @Override
    protected ByteBuf newHeapBuffer(int initialCapacity, int maxCapacity) {
        made.incrementAndGet();
        return memory.heapBuffer(initialCapacity, maxCapacity);
    }

    @Override
    protected ByteBuf newDirectBuffer(int initialCapacity, int maxCapacity) {
        made.incrementAndGet();
        return memory.directBuffer(initialCapacity, maxCapacity);
    }

    @Override
    public boolean isDirectBufferPooled() {
        return true;
    }
}
