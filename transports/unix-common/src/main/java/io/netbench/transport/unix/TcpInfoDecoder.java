package io.netbench.transport.unix;

import io.netbench.transport.TcpInfo;
import java.nio.ByteBuffer;

/**
 * Reads Linux's {@code struct tcp_info}. Offsets are those of {@code include/uapi/linux/tcp.h}, which only ever grows at
 * its end: a field beyond what the kernel filled in is unknown.
 */
final class TcpInfoDecoder {

    private static final int SEND_MSS = 16;
    private static final int UNACKED = 24;
    private static final int PATH_MTU = 60;
    private static final int RTT = 68;
    private static final int RTT_VAR = 72;
    private static final int CONGESTION_WINDOW = 80;
    private static final int TOTAL_RETRANS = 100;
    private static final int NOT_SENT_BYTES = 144;
    private static final int MIN_RTT = 148;
    private static final int DELIVERY_RATE = 160;
    private static final int BUSY_TIME = 168;
    private static final int RECEIVE_WINDOW_LIMITED = 176;
    private static final int SEND_BUFFER_LIMITED = 184;
    private static final int DELIVERED_CE = 196;
    private static final int BYTES_SENT = 200;
    private static final int BYTES_RETRANSMITTED = 208;

    private static final long NO_MIN_RTT = 0xffff_ffffL;

    private TcpInfoDecoder() {}

    /** Decodes what remains in {@code struct}, which is in the host's byte order. */
    static TcpInfo decode(ByteBuffer struct) {
        Long minRttUs = u32(struct, MIN_RTT);
        return new TcpInfo(
                u32(struct, TOTAL_RETRANS),
                u32(struct, RTT),
                u32(struct, RTT_VAR),
                minRttUs == null || minRttUs == NO_MIN_RTT ? null : minRttUs,
                u32(struct, CONGESTION_WINDOW),
                u32(struct, SEND_MSS),
                u32(struct, PATH_MTU),
                u64(struct, DELIVERY_RATE),
                u64(struct, BUSY_TIME),
                u64(struct, RECEIVE_WINDOW_LIMITED),
                u64(struct, SEND_BUFFER_LIMITED),
                u32(struct, UNACKED),
                u32(struct, NOT_SENT_BYTES),
                u64(struct, BYTES_SENT),
                u64(struct, BYTES_RETRANSMITTED),
                u32(struct, DELIVERED_CE));
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
