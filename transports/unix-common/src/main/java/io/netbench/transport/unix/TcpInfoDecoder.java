package io.netbench.transport.unix;

import io.netbench.transport.TcpInfo;
import java.nio.ByteBuffer;

/**
 * Reads Linux's {@code struct tcp_info}. Offsets are those of {@code include/uapi/linux/tcp.h}, which only ever grows at
 * its end: a field beyond what the kernel filled in is unknown.
 */
final class TcpInfoDecoder {

    /** Up to {@code tcpi_total_rto_time}, which came with Linux 6.7. */
    static final int BYTES = 248;

    private static final int UNANSWERED_TIMEOUTS = 2;
    private static final int SEND_MSS = 16;
    private static final int UNACKED = 24;
    private static final int PATH_MTU = 60;
    private static final int RTT = 68;
    private static final int RTT_VAR = 72;
    private static final int CONGESTION_WINDOW = 80;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int SEGMENTS_RECEIVED = 140;
    private static final int NOT_SENT_BYTES = 144;
    private static final int MIN_RTT = 148;
    private static final int DATA_SEGMENTS_SENT = 156;
    private static final int DELIVERY_RATE = 160;
    private static final int BUSY_TIME = 168;
    private static final int RECEIVE_WINDOW_LIMITED = 176;
    private static final int SEND_BUFFER_LIMITED = 184;
    private static final int DELIVERED_CE = 196;
    private static final int BYTES_SENT = 200;
    private static final int BYTES_RETRANSMITTED = 208;
    private static final int DSACK_DUPLICATES = 216;
    private static final int TIMEOUTS = 240;

    /** A word that the kernel left alone. It has no other way to say how much of the struct it knows. */
    private static final int UNWRITTEN = -1;

    /** What the kernel's minimum filter begins with. */
    private static final long NO_MIN_RTT = 0xffff_ffffL;

    private TcpInfoDecoder() {}

    /** Prepares {@code struct} for the kernel, so that {@link #decode} sees where a short struct ends. */
    static void markUnwritten(ByteBuffer struct) {
        for (int at = struct.position(); at < struct.limit(); at += Integer.BYTES) {
            struct.putInt(at, UNWRITTEN);
        }
    }

    /** Decodes what remains in {@code struct}, which is in the host's byte order. */
    static TcpInfo decode(ByteBuffer struct) {
        ByteBuffer written = withoutUnwritten(struct);
        Long rttUs = nullIf(0, u32(written, RTT));
        return new TcpInfo(
                u32(written, TOTAL_RETRANS),
                u32(written, DSACK_DUPLICATES),
                u16(written, TIMEOUTS),
                rttUs,
                rttUs == null ? null : u32(written, RTT_VAR),
                nullIf(NO_MIN_RTT, u32(written, MIN_RTT)),
                u32(written, CONGESTION_WINDOW),
                u32(written, SEND_MSS),
                u32(written, PATH_MTU),
                nullIf(0, u64(written, DELIVERY_RATE)),
                u64(written, BUSY_TIME),
                u64(written, RECEIVE_WINDOW_LIMITED),
                u64(written, SEND_BUFFER_LIMITED),
                u32(written, UNACKED),
                u32(written, NOT_SENT_BYTES),
                u64(written, BYTES_SENT),
                u64(written, BYTES_RETRANSMITTED),
                u32(written, DELIVERED_CE),
                u8(written, UNANSWERED_TIMEOUTS),
                u32(written, SEGMENTS_RECEIVED),
                u32(written, DATA_SEGMENTS_SENT),
                u64(written, BYTES_ACKED));
    }

    private static ByteBuffer withoutUnwritten(ByteBuffer struct) {
        ByteBuffer written = struct.duplicate().order(struct.order());
        while (written.remaining() >= Integer.BYTES && written.getInt(written.limit() - Integer.BYTES) == UNWRITTEN) {
            written.limit(written.limit() - Integer.BYTES);
        }
        return written;
    }

    /** The kernel's word for "no sample yet" is a value like any other; ours is null. */
    private static Long nullIf(long unknown, Long value) {
        return value == null || value == unknown ? null : value;
    }

    private static Long u8(ByteBuffer struct, int offset) {
        int at = struct.position() + offset;
        return at < struct.limit() ? (Long) (long) Byte.toUnsignedInt(struct.get(at)) : null;
    }

    private static Long u16(ByteBuffer struct, int offset) {
        int at = struct.position() + offset;
        return at + Short.BYTES <= struct.limit() ? (Long) (long) Short.toUnsignedInt(struct.getShort(at)) : null;
    }

    private static Long u32(ByteBuffer struct, int offset) {
        int at = struct.position() + offset;
        return at + Integer.BYTES <= struct.limit() ? Integer.toUnsignedLong(struct.getInt(at)) : null;
    }

    private static Long u64(ByteBuffer struct, int offset) {
        int at = struct.position() + offset;
        return at + Long.BYTES <= struct.limit() ? struct.getLong(at) : null;
    }
}
