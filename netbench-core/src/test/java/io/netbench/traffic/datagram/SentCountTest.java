package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

class SentCountTest {

    private final SentCount count = new SentCount();

    private boolean hear(ByteBuf words) {
        try {
            return count.hear(words);
        } finally {
            words.release();
        }
    }

    @Test
    void shouldKnowTheLastWordAlone() {
        assertTrue(hear(SentCount.soFar(5, 7)));
        assertFalse(count.isKnown());
        assertEquals(2, count.next() - count.sent());
        assertTrue(hear(SentCount.words(10, 13)));
        assertTrue(count.isKnown());
        count.forget();
        assertFalse(count.isKnown());
        assertEquals(10, count.sent(), "counts go on from there");
    }

    @Test
    void shouldPutTogetherWhatComesInPieces() {
        ByteBuf words = SentCount.words(10, 13);
        while (words.isReadable()) {
            assertFalse(count.isKnown());
            assertTrue(count.hear(words.readSlice(1)));
        }
        words.release();
        assertEquals(13, count.next());
    }

    @Test
    void shouldHearNoNonsense() {
        assertFalse(hear(Unpooled.directBuffer(20).writeZero(20)));
        assertFalse(hear(SentCount.words(10, 9)));
    }
}
