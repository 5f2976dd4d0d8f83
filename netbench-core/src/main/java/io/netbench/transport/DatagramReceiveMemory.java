package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.DatagramChannel;

/**
 * Receives datagrams into buffers that one channel has for itself, and uses again. Streams share those of their loop; but a
 * transport may hand the kernel a buffer before there is anything to read, so that each channel holds one, and a shorter one
 * than it needs would cut what arrives.
 */
public final class DatagramReceiveMemory implements RecvByteBufAllocator {

    /** One that the kernel has, one that a handler has, and one to spare. */
    private static final int BUFFERS = 3;

    /** Reads of the channel before its loop turns to the next: more than of a stream, since each may bring one datagram only. */
    private static final int MAX_READS_IN_TURN = 64;

    private final int readSizeBytes;
    private final BufferCycle buffers;
    private boolean released;

    private DatagramReceiveMemory(int readSizeBytes) {
        this.readSizeBytes = readSizeBytes;
        buffers = new BufferCycle(readSizeBytes, BUFFERS);
    }

    /** What a channel takes at most for reads of that size. */
    public static long mostBytes(int readSizeBytes) {
        return (long) BUFFERS * readSizeBytes;
    }

    /** Gives a channel memory for reads of at most {@code readSizeBytes}, until it is closed. */
    public static void giveTo(DatagramChannel channel, int readSizeBytes) {
        channel.config().setRecvByteBufAllocator(of(channel, readSizeBytes));
    }

    /** The same for a channel whose way of receiving is chosen late. */
    public static RecvByteBufAllocator of(DatagramChannel channel, int readSizeBytes) {
        DatagramReceiveMemory memory = new DatagramReceiveMemory(readSizeBytes);
        channel.closeFuture().addListener(closed -> memory.release());
        return memory;
    }

    private void release() {
        released = true;
        buffers.release();
    }

    @Override
    public ExtendedHandle newHandle() {
        return new ChannelHandle();
    }

    /** The reads of the channel. Owned by its event loop. */
    private final class ChannelHandle extends TurnHandle {

        ChannelHandle() {
            super(readSizeBytes, MAX_READS_IN_TURN);
        }

        @Override
        public ByteBuf allocate(ByteBufAllocator allocator) {
            ByteBuf buffer = released ? null : buffers.take(allocator);
            return buffer == null ? allocator.directBuffer(readSizeBytes, readSizeBytes) : buffer;
        }

        @Override
        public boolean continueReading() {
            return hasTurn();
        }
    }
}
