package io.netbench.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinkCountersTest {

    private final LinkCounters counters = new LinkCounters();

    @Test
    void shouldCountEachKindOnItsOwn() {
        counters.addReceived(100, 7);
        counters.addReceived(20, 9);
        counters.addBlocks(3);
        counters.addResponseBytes(5);
        counters.expect(2);
        counters.expect(-1);

        assertEquals(120, counters.receivedBytes());
        assertEquals(2, counters.reads());
        assertEquals(3, counters.blocks());
        assertEquals(5, counters.responseBytes());
        assertEquals(1, counters.expecting());
        assertEquals(9, counters.lastByteNs());
    }

    @Test
    void shouldKeepTheFirstByteOfEachPhase() {
        assertEquals(OptionalLong.empty(), counters.firstByteNs());
        counters.addReceived(1, -5);
        counters.addReceived(1, 6);
        assertEquals(OptionalLong.of(-5), counters.firstByteNs());

        counters.beginPhase();
        assertEquals(OptionalLong.empty(), counters.firstByteNs());
        counters.addReceived(1, 70);
        counters.addReceived(1, 80);
        assertEquals(OptionalLong.of(70), counters.firstByteNs());
        assertEquals(4, counters.receivedBytes());
    }

    @Test
    @Timeout(20)
    void shouldShowAnotherThreadBytesNeverAheadOfTheirInstant() throws InterruptedException {
        int updates = 200_000;
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= updates; i++) {
                counters.addReceived(1, i);
            }
        });
        writer.start();
        long bytes = 0;
        while (bytes < updates) {
            bytes = counters.receivedBytes();
            assertTrue(counters.lastByteNs() >= bytes, "bytes were seen before the instant at which they came");
        }
        writer.join(TimeUnit.SECONDS.toMillis(10));
    }
}
