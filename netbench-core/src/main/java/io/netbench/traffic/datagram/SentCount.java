package io.netbench.traffic.datagram;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** What a source tells its sink over the connection when it has stopped: how many datagrams it has sent so far. */
final class SentCount {

    private static final int MAGIC = 0x4e424331;
    private static final int BYTES = Integer.BYTES + Long.BYTES;

    private final byte[] frame = new byte[BYTES];
    private int filled;
    private long latest = -1;

    static ByteBuf words(long sent) {
        return Unpooled.directBuffer(BYTES).writeInt(MAGIC).writeLong(sent);
    }

    /** Hears what came; false if it makes no sense. */
    boolean hear(ByteBuf words) {
        while (words.isReadable()) {
            int part = Math.min(BYTES - filled, words.readableBytes());
            words.readBytes(frame, filled, part);
            filled += part;
            if (filled == BYTES) {
                filled = 0;
                ByteBuffer read = ByteBuffer.wrap(frame);
                if (read.getInt() != MAGIC) {
                    return false;
                }
                latest = read.getLong();
            }
        }
        return true;
    }

    /** Whether a count was told since it was forgotten. */
    boolean isKnown() {
        return latest >= 0;
    }

    long value() {
        return latest;
    }

    /** Another start is about to begin. */
    void forget() {
        latest = -1;
    }
}
