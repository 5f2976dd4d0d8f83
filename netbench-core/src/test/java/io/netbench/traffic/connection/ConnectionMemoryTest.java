package io.netbench.traffic.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.traffic.PlanSketch;
import org.junit.jupiter.api.Test;

class ConnectionMemoryTest {

    @Test
    void shouldCountStartTimesOfAllOperationsInFlight() {
        PlanSketch shallow = PlanSketch.incast().connections(1_000);
        long more = bytes(shallow.depth(4_096), 1) - bytes(shallow.depth(1), 1);
        assertEquals(1_000 * 8 * 4_095, more);
    }

    @Test
    void shouldCountTheEndsOfTheAgentAlone() {
        PlanSketch sketch = PlanSketch.incast().clients(3);
        assertTrue(bytes(sketch, 1) > bytes(sketch, 2));
        assertTrue(bytes(sketch, 2) > 0);
    }

    /** Far more than any heap has, and counted without an overflow. */
    @Test
    void shouldCountAbsurdPlans() {
        PlanSketch absurd =
                PlanSketch.incast().clients(10_000).connections(100_000).depth(4_096);
        assertTrue(bytes(absurd, 1) > 1L << 44);
    }

    private static long bytes(PlanSketch sketch, int agents) {
        return ConnectionMemory.bytes(sketch.plan(agents), 0);
    }
}
