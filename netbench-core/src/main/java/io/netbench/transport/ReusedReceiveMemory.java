package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.concurrent.FastThreadLocal;

/**
 * Receives into one buffer per event loop, for transports that read at once when they find a socket readable (nio,
 * epoll): no two reads of a loop are ever under way, so its connections can share the buffer, and a thousand
 * connections cost no more memory than one.
 *
 * <p>A handler that keeps a buffer costs an allocation, never correctness: the next read then gets a buffer of its own.
 */
public final class ReusedReceiveMemory implements RecvByteBufAllocator {

    /** Reads of one readable socket before the loop turns to the next: what keeps a fast sender from starving others. */
    private static final int MAX_READS_IN_TURN = 16;

    private static final FastThreadLocal<ByteBuf> LOOP_BUFFER = new FastThreadLocal<>() {
        @Override
        protected void onRemoval(ByteBuf buffer) {
            buffer.release();
        }
    };

    private final int readSizeBytes;

    public ReusedReceiveMemory(int readSizeBytes) {
        this.readSizeBytes = readSizeBytes;
    }

    @Override
    public Handle newHandle() {
        return new LoopHandle();
    }

    private final class LoopHandle implements ExtendedHandle {

        private int attemptedBytes;
        private int lastBytes;
        private int reads;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            ByteBuf buffer = LOOP_BUFFER.getIfExists();
            if (buffer == null || buffer.capacity() < readSizeBytes) {
                buffer = allocator.directBuffer(readSizeBytes, readSizeBytes);
                LOOP_BUFFER.set(buffer);
            }
            if (buffer.refCnt() > 1) {
                return allocator.directBuffer(readSizeBytes, readSizeBytes);
            }
            return buffer.clear().retain();
        }

        @Override
        public int guess() {
            return readSizeBytes;
        }

        @Override
        public void reset(ChannelConfig config) {
            reads = 0;
        }

        @Override
        public void incMessagesRead(int count) {
            reads += count;
        }

        @Override
        public void lastBytesRead(int bytes) {
            lastBytes = bytes;
        }

        @Override
        public int lastBytesRead() {
            return lastBytes;
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            attemptedBytes = bytes;
        }

        @Override
        public int attemptedBytesRead() {
            return attemptedBytes;
        }

        @Override
        public boolean continueReading() {
            return lastBytes == attemptedBytes && lastBytes > 0 && reads < MAX_READS_IN_TURN;
        }

        @Override
        public boolean continueReading(io.netty.util.UncheckedBooleanSupplier maybeMoreData) {
            return lastBytes > 0 && reads < MAX_READS_IN_TURN && maybeMoreData.get();
        }

        @Override
        public void readComplete() {
            lastBytes = 0;
        }
    }
}
