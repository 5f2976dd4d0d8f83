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
        counters.addReceived(LoadPhase.WINDOW, 100, 1, 7);
        counters.addReceived(LoadPhase.WINDOW, 20, 2, 9);
        counters.addResponseBytes(5);
        counters.expect(2);
        counters.expect(-1);

        assertEquals(120, counters.bytes(LoadPhase.WINDOW));
        assertEquals(2, counters.reads(LoadPhase.WINDOW));
        assertEquals(3, counters.blocks(LoadPhase.WINDOW));
        assertEquals(OptionalLong.of(7), counters.firstByteNs(LoadPhase.WINDOW));
        assertEquals(9, counters.lastByteNs(LoadPhase.WINDOW));
        assertEquals(5, counters.responseBytes());
        assertEquals(1, counters.expecting());
    }

    @Test
    void shouldCountEachPhaseOnItsOwnAndAllOfThemTogether() {
        assertEquals(OptionalLong.empty(), counters.firstByteNs(LoadPhase.WARMUP));
        counters.addReceived(LoadPhase.WARMUP, 1, 1, -5);
        counters.addReceived(LoadPhase.WARMUP, 1, 0, 6);
        counters.addReceived(LoadPhase.WINDOW, 10, 2, 70);
        counters.addReceived(LoadPhase.DRAIN, 100, 4, 80);

        assertEquals(OptionalLong.of(-5), counters.firstByteNs(LoadPhase.WARMUP));
        assertEquals(6, counters.lastByteNs(LoadPhase.WARMUP));
        assertEquals(2, counters.bytes(LoadPhase.WARMUP));
        assertEquals(OptionalLong.of(70), counters.firstByteNs(LoadPhase.WINDOW));
        assertEquals(70, counters.lastByteNs(LoadPhase.WINDOW));
        assertEquals(10, counters.bytes(LoadPhase.WINDOW));
        assertEquals(1, counters.reads(LoadPhase.WINDOW));
        assertEquals(100, counters.bytes(LoadPhase.DRAIN));
        assertEquals(112, counters.receivedBytes());
        assertEquals(7, counters.blocks());
    }

    @Test
    @Timeout(20)
    void shouldShowAnotherThreadBytesNeverAheadOfTheirInstant() throws InterruptedException {
        int updates = 200_000;
        Thread writer = new Thread(() -> {
            for (int i = 1; i <= updates; i++) {
                counters.addReceived(LoadPhase.WINDOW, 1, 0, i);
            }
        });
        writer.start();
        long bytes = 0;
        while (bytes < updates) {
            bytes = counters.bytes(LoadPhase.WINDOW);
            assertTrue(
                    counters.lastByteNs(LoadPhase.WINDOW) >= bytes,
                    "bytes were seen before the instant at which they came");
        }
        writer.join(TimeUnit.SECONDS.toMillis(10));
    }
}
