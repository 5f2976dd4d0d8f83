package io.netbench.traffic.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsRecordsTest {

    private static final int HEADER = 5;
    private static final int TAG_AND_TYPE = 17;

    @Test
    void shouldCountTheRecordsThatTheKernelDidNotTakeToTheirEnd() {
        ByteBuf records = Unpooled.buffer();
        append(records, 23, 100);
        append(records, 23, 16_384);
        assertEquals(16_484, TlsRecords.unsentPlaintextBytes(records));

        records.readerIndex(HEADER + TAG_AND_TYPE + 99);
        assertEquals(16_484, TlsRecords.unsentPlaintextBytes(records), "a byte of the first is missing");
        records.readerIndex(HEADER + TAG_AND_TYPE + 100);
        assertEquals(16_384, TlsRecords.unsentPlaintextBytes(records));
        records.readerIndex(records.writerIndex());
        assertEquals(0, TlsRecords.unsentPlaintextBytes(records));
    }

    @Test
    void shouldCountNoHandshake() {
        ByteBuf records = Unpooled.buffer();
        append(records, 22, 500);
        assertEquals(0, TlsRecords.unsentPlaintextBytes(records));
        assertEquals(0, TlsRecords.unsentPlaintextBytes(Unpooled.EMPTY_BUFFER));
    }

    private static void append(ByteBuf records, int type, int plaintextBytes) {
        records.writeByte(type)
                .writeShort(0x0303)
                .writeShort(plaintextBytes + TAG_AND_TYPE)
                .writeZero(plaintextBytes + TAG_AND_TYPE);
    }

    @Test
    void shouldSeeNoKeyExchangeInWhatIsNoServerHello() {
        assertEquals(Optional.empty(), ServerHello.keyExchange(ByteBuffer.allocate(0)));
        assertEquals(Optional.empty(), ServerHello.keyExchange(ByteBuffer.allocate(100)));
        byte[] cut = new byte[60];
        cut[0] = 22;
        cut[5] = 2;
        assertEquals(Optional.empty(), ServerHello.keyExchange(ByteBuffer.wrap(cut)));
    }
}
