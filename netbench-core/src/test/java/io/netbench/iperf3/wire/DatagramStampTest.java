package io.netbench.iperf3.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.connection.DatagramForm;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatagramStampTest {

    private final ByteBuf datagram = Unpooled.buffer(32).writeZero(32);

    @Test
    void shouldBeAsOnTheWire() {
        new DatagramStamp(false).write(datagram, 0, 0, 3_000_007_999L, DatagramForm.WINDOW);
        assertArrayEquals(ByteBufUtil.decodeHexDump("000000030000000700000001"), ByteBufUtil.getBytes(datagram, 0, 12));

        new DatagramStamp(true).write(datagram, 0, 0x1_0000_0000L, 0, DatagramForm.WINDOW);
        assertArrayEquals(
                ByteBufUtil.decodeHexDump("00000000000000000000000100000001"), ByteBufUtil.getBytes(datagram, 0, 16));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadWhatItWrites(boolean hasLongNumbers) {
        DatagramStamp stamp = new DatagramStamp(hasLongNumbers);
        stamp.write(datagram, 3, 41, 5_123_456_000L, DatagramForm.WINDOW);

        assertEquals(41, stamp.sequence(datagram, 3, 40));
        assertEquals(5_123_456_000L, stamp.sentNs(datagram, 3));
    }

    /** After 4.29 G datagrams numbers of 32 bits begin again. */
    @ParameterizedTest
    @CsvSource({"4294967295, 4294967295", "4294967296, 4294967290", "4294967290, 4294967299", "8589934600, 8589934601"})
    void shouldTakeNumbersThatBeginAgainForThoseThatAreNear(long sequence, long next) {
        DatagramStamp stamp = new DatagramStamp(false);
        stamp.write(datagram, 0, sequence, 0, DatagramForm.WINDOW);

        assertEquals(sequence, stamp.sequence(datagram, 0, next));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCallNumbersOfNoDatagramNegative(boolean hasLongNumbers) {
        assertTrue(new DatagramStamp(hasLongNumbers).sequence(datagram, 0, 0) < 0);
    }
}
