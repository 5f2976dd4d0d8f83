package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayloadRegionsTest {

    private final Payload payload = new Payload(7);
    private final PayloadRegions regions = new PayloadRegions(payload.file().orElseThrow());

    @AfterEach
    void release() {
        payload.release();
    }

    @Test
    void shouldPointAtWhatMemoryHas() throws IOException {
        for (int position : new int[] {0, 1, Payload.WINDOW_BYTES - 1, 4_096}) {
            PayloadRegion piece = regions.piece(position, 100_000);
            ByteBuf inFile = Unpooled.buffer(100_000);
            inFile.writeBytes(payload.file().orElseThrow(), piece.position() + piece.transferred(), 100_000);
            ByteBuf inMemory = payload.slice(position, 100_000);
            assertEquals(100_000, piece.unsentBytes());
            assertEquals(inMemory, inFile);
            inMemory.release();
            piece.release();
        }
    }

    @Test
    void shouldUsePiecesAgainOnlyWhenTheyWereSent() {
        PayloadRegion first = regions.piece(0, 10);
        PayloadRegion second = regions.piece(10, 10);
        assertNotSame(first, second);
        first.release();
        assertSame(first, regions.piece(20, 10));
        assertEquals(1, first.refCnt());
    }

    @Test
    void shouldFillAChannel() {
        EmbeddedChannel channel = new EmbeddedChannel();
        channel.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1_000, 2_000));
        channel.config().setMessageSizeEstimator(ChannelWire.SIZES);
        channel.write(regions.piece(0, 1_000));
        assertTrue(channel.isWritable());
        channel.write(regions.piece(1_000, 1_000));
        assertFalse(channel.isWritable());
        channel.finishAndReleaseAll();
    }
}
