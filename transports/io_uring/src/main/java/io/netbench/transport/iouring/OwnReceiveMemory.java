package io.netbench.transport.iouring;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Receives into one buffer per connection. A ring hands the kernel the buffer together with the request to receive, long
 * before there is anything to read, so a loop's connections can't share one as they do over epoll.
 */
final class OwnReceiveMemory implements RecvByteBufAllocator {

    private final int readSizeBytes;
    private final ByteBuf buffer;

    private OwnReceiveMemory(Channel channel, int readSizeBytes) {
        this.readSizeBytes = readSizeBytes;
        buffer = channel.alloc().directBuffer(readSizeBytes, readSizeBytes);
        channel.closeFuture().addListener(closed -> buffer.release());
    }

    static void install(Channel channel, int readSizeBytes) {
        channel.config().setRecvByteBufAllocator(new OwnReceiveMemory(channel, readSizeBytes));
    }

    @Override
    public Handle newHandle() {
        return new ConnectionHandle();
    }

    private final class ConnectionHandle implements ExtendedHandle {

        private int attemptedBytes;
        private int lastBytes;

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return buffer.refCnt() == 1
                    ? buffer.clear().retain()
                    : allocator.directBuffer(readSizeBytes, readSizeBytes);
        }

        @Override
        public int guess() {
            return readSizeBytes;
        }

        @Override
        public void reset(ChannelConfig config) {
            lastBytes = 0;
        }

        @Override
        public void incMessagesRead(int count) {}

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
            return lastBytes > 0;
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
            return lastBytes > 0;
        }

        @Override
        public void readComplete() {}
    }
}
