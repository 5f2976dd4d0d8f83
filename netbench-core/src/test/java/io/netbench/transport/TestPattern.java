package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/** Bytes that are a function of their offset in the stream, so that one lost, doubled or moved is noticed. */
final class TestPattern {

    /** A prime, so that the pattern never lines up with a buffer. */
    private static final int PERIOD_BYTES = 251;

    static final int MAX_SLICE_BYTES = 256 * PERIOD_BYTES;

    private static final ByteBuf BYTES = bytes();

    private TestPattern() {}

    private static ByteBuf bytes() {
        ByteBuf bytes = Unpooled.directBuffer(MAX_SLICE_BYTES + PERIOD_BYTES);
        while (bytes.isWritable()) {
            bytes.writeByte(bytes.writerIndex() % PERIOD_BYTES);
        }
        return Unpooled.unreleasableBuffer(bytes);
    }

    /** What a stream has from {@code offset} on, at most {@link #MAX_SLICE_BYTES}. */
    static ByteBuf slice(long offset, int bytes) {
        return BYTES.retainedSlice((int) (offset % PERIOD_BYTES), bytes);
    }

    /** Whether {@code received} is what a stream has from {@code offset} on. */
    static boolean matches(long offset, ByteBuf received) {
        int start = received.readerIndex();
        int length = received.readableBytes();
        for (int done = 0; done < length; done += MAX_SLICE_BYTES) {
            int bytes = Math.min(MAX_SLICE_BYTES, length - done);
            ByteBuf expected = slice(offset + done, bytes);
            if (!expected.equals(received.slice(start + done, bytes))) {
                return false;
            }
        }
        return true;
    }
}
