package io.netbench.transport.unix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netbench.transport.TcpInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpInfoDecoderTest {

    /** Lengths of the struct: Linux 3.10 (RHEL 7), 4.18 (RHEL 8). */
    private static final int LINUX_3_10_BYTES = 104;

    private static final int LINUX_4_18_BYTES = 200;

    /** Linux 5.14 (RHEL 9) to 6.6. */
    private static final int LINUX_5_14_BYTES = 240;

    /** As a kernel leaves it that writes the first {@code bytes} of the struct: each word has its own offset in it. */
    private static ByteBuffer struct(ByteOrder order, int bytes) {
        ByteBuffer struct = ByteBuffer.allocate(TcpInfoDecoder.BYTES).order(order);
        TcpInfoDecoder.markUnwritten(struct);
        for (int at = 0; at < bytes; at += Integer.BYTES) {
            struct.putInt(at, at);
        }
        return struct;
    }

    private static long u64At(int offset) {
        return (long) (offset + Integer.BYTES) << Integer.SIZE | offset;
    }

    @Test
    void shouldReadEveryFieldAtItsOffset() {
        TcpInfo info = TcpInfoDecoder.decode(struct(ByteOrder.LITTLE_ENDIAN, TcpInfoDecoder.BYTES));
        TcpInfo expected = new TcpInfo(
                100L,
                216L,
                240L,
                68L,
                72L,
                148L,
                80L,
                16L,
                60L,
                u64At(160),
                u64At(168),
                u64At(176),
                u64At(184),
                24L,
                144L,
                u64At(200),
                u64At(208),
                196L,
                0L,
                140L,
                156L,
                u64At(120));
        assertEquals(expected, info);
    }

    @Test
    void shouldReadBigEndianHosts() {
        TcpInfo info = TcpInfoDecoder.decode(struct(ByteOrder.BIG_ENDIAN, TcpInfoDecoder.BYTES));
        assertEquals(100L, info.retransmits());
        assertEquals((200L << Integer.SIZE) | 204, info.bytesSent());
    }

    @Test
    void shouldNotInventFieldsThatLinux310DoesNotHave() {
        TcpInfo info = TcpInfoDecoder.decode(struct(ByteOrder.LITTLE_ENDIAN, LINUX_3_10_BYTES));
        assertEquals(100L, info.retransmits());
        assertEquals(68L, info.rttUs());
        assertNull(info.minRttUs());
        assertNull(info.notSentBytes());
        assertNull(info.deliveryRateBytesPerS());
        assertNull(info.busyUs());
        assertNull(info.bytesSent());
    }

    @Test
    void shouldNotInventFieldsThatLinux418DoesNotHave() {
        TcpInfo info = TcpInfoDecoder.decode(struct(ByteOrder.LITTLE_ENDIAN, LINUX_4_18_BYTES));
        assertEquals(196L, info.deliveredCe());
        assertEquals(u64At(184), info.sendBufferLimitedUs());
        assertNull(info.bytesSent());
        assertNull(info.bytesRetransmitted());
    }

    @Test
    void shouldTellNoTimeoutsWhereTheKernelDoesNotCountThem() {
        TcpInfo info = TcpInfoDecoder.decode(struct(ByteOrder.LITTLE_ENDIAN, LINUX_5_14_BYTES));
        assertEquals(216L, info.spuriousRetransmits());
        assertNull(info.timeouts());
        assertNull(TcpInfoDecoder.decode(struct(ByteOrder.LITTLE_ENDIAN, LINUX_4_18_BYTES))
                .spuriousRetransmits());
    }

    @Test
    void shouldReadFieldsShorterThanAWord() {
        ByteBuffer struct = struct(ByteOrder.nativeOrder(), TcpInfoDecoder.BYTES)
                .put(2, (byte) 200)
                .putShort(240, (short) 0xfff0)
                .putShort(242, (short) 7);
        TcpInfo info = TcpInfoDecoder.decode(struct);
        assertEquals(200L, info.unansweredTimeouts());
        assertEquals(0xfff0L, info.timeouts());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 100, 102, 216, 248})
    void shouldReadStructsOfAnyLength(int bytes) {
        ByteBuffer struct =
                struct(ByteOrder.nativeOrder(), TcpInfoDecoder.BYTES).limit(bytes);
        assertEquals(bytes >= 104, TcpInfoDecoder.decode(struct).retransmits() != null);
    }

    @Test
    void shouldReadUnsignedWords() {
        ByteBuffer struct =
                struct(ByteOrder.nativeOrder(), TcpInfoDecoder.BYTES).putInt(100, 0xffff_fff0);
        assertEquals(0xffff_fff0L, TcpInfoDecoder.decode(struct).retransmits());
    }

    @Test
    void shouldNotPassOffAbsentSamplesAsFigures() {
        ByteBuffer struct = struct(ByteOrder.nativeOrder(), TcpInfoDecoder.BYTES)
                .putInt(68, 0)
                .putInt(148, -1)
                .putLong(160, 0);
        TcpInfo info = TcpInfoDecoder.decode(struct);
        assertNull(info.rttUs());
        assertNull(info.rttVarUs());
        assertNull(info.minRttUs());
        assertNull(info.deliveryRateBytesPerS());
        assertEquals(196L, info.deliveredCe());
    }
}
