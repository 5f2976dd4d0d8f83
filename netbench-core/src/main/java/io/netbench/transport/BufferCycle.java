package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;

/**
 * Buffers of one size that are taken in turn. A buffer is free when the only reference left is the cycle's own. Reads
 * end about in the order in which they began, so the buffer whose turn it is has been free for the longest: when it and
 * the next few are not, the cycle grows.
 */
final class BufferCycle {

    /** From this size on a buffer begins with a page, smaller ones with a cache line: a page more would be much for them. */
    private static final int LARGE_BYTES = 64 << 10;

    private static final int PAGE_BYTES = 4096;
    private static final int CACHE_LINE_BYTES = 64;

    private static final int MAX_LOOKS = 4;

    private final int sizeBytes;
    private final int limit;
    private final List<ByteBuf> buffers = new ArrayList<>();
    private int next;

    /** A cycle of at most {@code limit} buffers. */
    BufferCycle(int sizeBytes, int limit) {
        this.sizeBytes = sizeBytes;
        this.limit = limit;
    }

    int sizeBytes() {
        return sizeBytes;
    }

    /** A buffer that is empty and has one reference beside the cycle's own; null if all are in use and no more may be made. */
    ByteBuf take(ByteBufAllocator allocator) {
        int looks = Math.min(buffers.size(), MAX_LOOKS);
        for (int look = 0; look < looks; look++) {
            ByteBuf buffer = buffers.get(next);
            next = next + 1 < buffers.size() ? next + 1 : 0;
            if (buffer.refCnt() == 1) {
                return buffer.clear().retain();
            }
        }
        return buffers.size() < limit ? grow(allocator) : null;
    }

    private ByteBuf grow(ByteBufAllocator allocator) {
        ByteBuf buffer = aligned(allocator);
        buffers.add(buffer);
        return buffer.retain();
    }

    /**
     * A buffer that begins where the kernel copies to it quickly. What was received mostly begins with a page, and where the
     * buffer begins a little further into one, that copy ({@code rep movsb}) has a third of its speed on some processors, and
     * loses a part of it on others. Memory as it comes begins 16 bytes into a page.
     */
    private ByteBuf aligned(ByteBufAllocator allocator) {
        int alignment = alignmentBytes(sizeBytes);
        ByteBuf memory = allocator.directBuffer(sizeBytes + alignment, sizeBytes + alignment);
        if (!memory.hasMemoryAddress()) {
            return memory.slice(0, sizeBytes).clear();
        }
        int ahead = (int) (-memory.memoryAddress() & (alignment - 1));
        return memory.slice(ahead, sizeBytes).clear();
    }

    /** What a buffer of {@code sizeBytes} begins with a multiple of, and takes beyond its size for that. */
    static int alignmentBytes(int sizeBytes) {
        return sizeBytes >= LARGE_BYTES ? PAGE_BYTES : CACHE_LINE_BYTES;
    }

    void release() {
        buffers.forEach(ByteBuf::release);
        buffers.clear();
        next = 0;
    }
}
