package io.netbench.traffic.datagram;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/**
 * What a source tells its sink over the connection: how many datagrams it has sent so far, and which number is the next. Numbers
 * that the kernel refused are between the two. When it has stopped, that is its last word.
 */
final class SentCount {

    private static final int LAST = 0x4e424332;
    private static final int SO_FAR = 0x4e424333;
    private static final int BYTES = Integer.BYTES + 2 * Long.BYTES;

    private final byte[] frame = new byte[BYTES];
    private int filled;
    private long sent;
    private long next;
    private boolean isKnown;

    /** The words of a source that has stopped. */
    static ByteBuf words(long sent, long next) {
        return words(LAST, sent, next);
    }

    /** The words of one that goes on. */
    static ByteBuf soFar(long sent, long next) {
        return words(SO_FAR, sent, next);
    }

    private static ByteBuf words(int kind, long sent, long next) {
        return Unpooled.directBuffer(BYTES).writeInt(kind).writeLong(sent).writeLong(next);
    }

    /** Hears what came; false if it makes no sense. */
    boolean hear(ByteBuf words) {
        while (words.isReadable()) {
            int part = Math.min(BYTES - filled, words.readableBytes());
            words.readBytes(frame, filled, part);
            filled += part;
            if (filled == BYTES) {
                filled = 0;
                if (!understand(ByteBuffer.wrap(frame))) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean understand(ByteBuffer read) {
        int kind = read.getInt();
        sent = read.getLong();
        next = read.getLong();
        isKnown |= kind == LAST;
        return (kind == LAST || kind == SO_FAR) && sent >= 0 && next >= sent;
    }

    /** Whether a last word was heard since it was forgotten. */
    boolean isKnown() {
        return isKnown;
    }

    /** Datagrams that the kernel took, as was heard last. */
    long sent() {
        return sent;
    }

    /** The number of the next one. */
    long next() {
        return next;
    }

    /** Another start is about to begin. */
    void forget() {
        isKnown = false;
    }
}
