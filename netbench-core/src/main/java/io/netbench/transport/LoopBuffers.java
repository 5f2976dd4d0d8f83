package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/**
 * The receive buffers of one event loop. Each is taken again as soon as its reader has released it. Up to a budget they
 * have the full size of a read; should more reads than that be under way at once, the rest get small ones, so that ten
 * thousand connections that are readable at the same moment stay within bounds.
 *
 * <p>Owned by the loop, but for the release of what was taken, which may happen anywhere.
 */
final class LoopBuffers {

    /** What buffers of full size may take together. */
    static final int FULL_SIZE_BUDGET_BYTES = 8 << 20;

    /** Size of the buffers beyond the budget. */
    static final int SMALL_BYTES = 16 << 10;

    /** The most small buffers that are kept for the next time. */
    private static final int MAX_SMALL = 16_384;

    private int readSizeBytes;
    private BufferCycle fullSize = new BufferCycle(0, 0);
    private BufferCycle small = new BufferCycle(0, 0);

    /** A buffer of at most {@code sizeBytes} that is empty and has one reference, the reader's. */
    ByteBuf take(ByteBufAllocator allocator, int sizeBytes) {
        if (sizeBytes != readSizeBytes) {
            resize(sizeBytes);
        }
        ByteBuf buffer = fullSize.take(allocator);
        if (buffer == null) {
            buffer = small.take(allocator);
        }
        return buffer == null ? allocator.directBuffer(small.sizeBytes(), small.sizeBytes()) : buffer;
    }

    private void resize(int sizeBytes) {
        release();
        readSizeBytes = sizeBytes;
        fullSize = new BufferCycle(sizeBytes, Math.max(1, FULL_SIZE_BUDGET_BYTES / sizeBytes));
        small = new BufferCycle(Math.min(sizeBytes, SMALL_BYTES), MAX_SMALL);
    }

    /** Gives up all buffers; what is being read is freed by its reader. */
    void release() {
        fullSize.release();
        small.release();
    }
}
