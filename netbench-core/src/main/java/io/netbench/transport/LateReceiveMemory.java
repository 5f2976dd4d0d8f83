package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * Receives in small reads until it is known what a connection is for, and then as that calls for: Netty asks a channel for
 * its way of receiving once, at its first read. Belongs to one channel, and is changed on its event loop.
 */
public final class LateReceiveMemory implements RecvByteBufAllocator {

    private final LateHandle handle = new LateHandle();

    @Override
    @SuppressWarnings("deprecation") // the interface's own method, which asks for a handle of the old kind
    public ExtendedHandle newHandle() {
        return handle;
    }

    /** From the next read on it receives like this. */
    public void become(RecvByteBufAllocator chosen) {
        handle.become((ExtendedHandle) chosen.newHandle());
    }

    private static final class LateHandle implements ExtendedHandle {

        private ExtendedHandle way = (ExtendedHandle) new AdaptiveRecvByteBufAllocator().newHandle();
        private ChannelConfig config;

        private void become(ExtendedHandle chosen) {
            way = chosen;
            if (config != null) {
                way.reset(config);
            }
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            return way.allocate(allocator);
        }

        @Override
        public int guess() {
            return way.guess();
        }

        @Override
        public void reset(ChannelConfig ofChannel) {
            config = ofChannel;
            way.reset(ofChannel);
        }

        @Override
        public void incMessagesRead(int count) {
            way.incMessagesRead(count);
        }

        @Override
        public void lastBytesRead(int bytes) {
            way.lastBytesRead(bytes);
        }

        @Override
        public int lastBytesRead() {
            return way.lastBytesRead();
        }

        @Override
        public void attemptedBytesRead(int bytes) {
            way.attemptedBytesRead(bytes);
        }

        @Override
        public int attemptedBytesRead() {
            return way.attemptedBytesRead();
        }

        @Override
        public boolean continueReading() {
            return way.continueReading();
        }

        @Override
        public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
            return way.continueReading(maybeMoreData);
        }

        @Override
        public void readComplete() {
            way.readComplete();
        }
    }
}
