package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JitterTest {

    private final Jitter jitter = new Jitter();

    @Test
    void shouldBeUnknownBeforeTheSecondDatagram() {
        assertTrue(jitter.ns().isEmpty());
        jitter.add(0, 5_000);
        assertTrue(jitter.ns().isEmpty());
    }

    /** However far the two clocks lie apart. */
    @Test
    void shouldBeNoneWhereAllTakeTheSame() {
        for (int i = 0; i < 50; i++) {
            jitter.add(i * 1_000L, i * 1_000L - 77_000_000);
        }
        assertEquals(0, jitter.ns().orElseThrow());
    }

    /** RFC 3550, 6.4.1: J = J + (|D| - J) / 16. */
    @Test
    void shouldSmoothDifferencesOfTransitTimes() {
        jitter.add(0, 100);
        jitter.add(1_000, 1_260);
        assertEquals(10, jitter.ns().orElseThrow(), 1e-9);
        jitter.add(2_000, 2_100);
        assertEquals(10 + (160 - 10) / 16.0, jitter.ns().orElseThrow(), 1e-9);
    }
}
