package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Receives into buffers that the connections of an event loop share, so that a thousand connections cost no more memory
 * than one. A loop has as many as reads are under way at a time: one over nio and epoll, which read at once what they
 * find, and a few over io_uring, which hands the kernel a batch of reads.
 *
 * <p>It counts on transports that take a buffer only when a socket has something to read, as all of Netty's do unless
 * they are told otherwise. A handler that keeps a buffer costs an allocation, never correctness: the next read then gets
 * another one.
 */
public final class ReusedReceiveMemory implements RecvByteBufAllocator {

    /** Reads of one channel before its loop turns to the next: what keeps a fast sender from starving the others. */
    static final int MAX_READS_IN_TURN = 16;

    private static final FastThreadLocal<LoopBuffers> LOOP_BUFFERS = new FastThreadLocal<>() {
        @Override
        protected LoopBuffers initialValue() {
            return new LoopBuffers();
        }

        /** Netty calls it when the loop's thread ends. */
        @Override
        protected void onRemoval(LoopBuffers buffers) {
            buffers.release();
        }
    };

    private final int readSizeBytes;

    /** Receives at most {@code readSizeBytes} in one read. */
    public ReusedReceiveMemory(int readSizeBytes) {
        if (readSizeBytes < 1) {
            throw new IllegalArgumentException("readSizeBytes must be at least 1, got: " + readSizeBytes);
        }
        this.readSizeBytes = readSizeBytes;
    }

    @Override
    public ExtendedHandle newHandle() {
        return new LoopHandle();
    }

    /** The reads of one channel. Owned by its event loop. */
    private final class LoopHandle extends TurnHandle {

        private final UncheckedBooleanSupplier lastReadWasFull = () -> lastBytesRead() == attemptedBytesRead();

        LoopHandle() {
            super(readSizeBytes, MAX_READS_IN_TURN);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return LOOP_BUFFERS.get().take(allocator, readSizeBytes);
        }

        @Override
        public boolean continueReading() {
            return continueReading(lastReadWasFull);
        }
    }
}
