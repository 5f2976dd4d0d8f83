package io.netbench.transport;

import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator.ExtendedHandle;
import io.netty.util.UncheckedBooleanSupplier;

/** Counts the reads of one channel, which are of one size, and ends its turn. Owned by the channel's event loop. */
abstract class TurnHandle implements ExtendedHandle {

    private final int readSizeBytes;
    private final int maxReadsInTurn;

    private ChannelConfig config;
    private int attemptedBytes;
    private int lastBytes;
    private int reads;

    /**
     * A handle for reads of at most {@code readSizeBytes}.
     *
     * @param maxReadsInTurn after which the loop turns to its next channel
     */
    TurnHandle(int readSizeBytes, int maxReadsInTurn) {
        this.readSizeBytes = readSizeBytes;
        this.maxReadsInTurn = maxReadsInTurn;
    }

    @Override
    public final int guess() {
        return readSizeBytes;
    }

    @Override
    public final void reset(ChannelConfig ofChannel) {
        config = ofChannel;
        reads = 0;
        lastBytes = 0;
    }

    @Override
    public final void incMessagesRead(int count) {
        reads += count;
    }

    @Override
    public final void lastBytesRead(int bytes) {
        lastBytes = bytes;
    }

    @Override
    public final int lastBytesRead() {
        return lastBytes;
    }

    @Override
    public final void attemptedBytesRead(int bytes) {
        attemptedBytes = bytes;
    }

    @Override
    public final int attemptedBytesRead() {
        return attemptedBytes;
    }

    /** Whether the last read brought something, and the turn allows another one. */
    final boolean hasTurn() {
        return lastBytes > 0 && reads < maxReadsInTurn && config.isAutoRead();
    }

    @Override
    public final boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
        return hasTurn() && maybeMoreData.get();
    }

    @Override
    public void readComplete() {}
}
