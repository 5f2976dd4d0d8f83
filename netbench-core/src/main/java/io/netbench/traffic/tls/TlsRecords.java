package io.netbench.traffic.tls;

import io.netty.buffer.ByteBuf;

/** Tells how much plaintext stands in encrypted records that wait to be sent (RFC 8446, 5.2). */
public final class TlsRecords {

    private static final int HEADER_BYTES = 5;
    private static final int LENGTH_AT = 3;
    private static final int APPLICATION_DATA = 23;

    /** The type of what is inside, and the tag: all suites of TLS 1.3 that this program takes have one of 16 bytes. */
    private static final int BEYOND_PLAINTEXT_BYTES = 1 + 16;

    private TlsRecords() {}

    /**
     * Plaintext of the records of a buffer that the kernel did not take to their end: what it took of one, nobody can decrypt.
     *
     * @param records whole ones, from index 0 on; what the kernel took is before its reader's index
     */
    public static long unsentPlaintextBytes(ByteBuf records) {
        long bytes = 0;
        int at = 0;
        while (at + HEADER_BYTES <= records.writerIndex()) {
            int length = records.getUnsignedShort(at + LENGTH_AT);
            int end = at + HEADER_BYTES + length;
            if (end > records.readerIndex() && records.getByte(at) == APPLICATION_DATA) {
                bytes += Math.max(0, length - BEYOND_PLAINTEXT_BYTES);
            }
            at = end;
        }
        return bytes;
    }
}
