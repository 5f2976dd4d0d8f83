package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.PlanSketch;
import org.junit.jupiter.api.Test;

class DatagramMemoryTest {

    private static final int SERVER = 0;
    private static final int CLIENT = 1;

    @Test
    void shouldNeedNothingForStreams() {
        assertEquals(
                0, DatagramMemory.directBytes(PlanSketch.incast().connections(8).plan(2), SERVER));
    }

    @Test
    void shouldNeedItForEachConnection() {
        for (int agent : new int[] {SERVER, CLIENT}) {
            long one = bytes(PlanSketch.incast().udp(1_448), agent);
            assertTrue(one > 1 << 17 && one < 1 << 20, () -> "bytes of one: " + one);
            assertEquals(
                    3 * 4 * one,
                    bytes(PlanSketch.incast().clients(3).connections(4).udp(1_448), agent));
        }
    }

    @Test
    void shouldKeepLongDatagramsWithinTheSameBounds() {
        long least = bytes(PlanSketch.incast().udp(1_448), CLIENT);
        long most = bytes(PlanSketch.incast().udp(65_507), CLIENT);
        assertTrue(most < 2 * least, () -> least + " and " + most);
    }

    /** Both ends of a link may be one agent's. */
    @Test
    void shouldNeedItForBothEndsOfALink() {
        PlanSketch sketch = PlanSketch.incast().udp(8_972);
        assertEquals(bytes(sketch, SERVER) + bytes(sketch, CLIENT), DatagramMemory.directBytes(sketch.plan(1), SERVER));
    }

    private static long bytes(PlanSketch sketch, int agent) {
        return DatagramMemory.directBytes(sketch.plan(2), agent);
    }
}
