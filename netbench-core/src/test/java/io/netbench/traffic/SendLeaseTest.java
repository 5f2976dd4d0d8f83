package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SendLeaseTest {

    @Test
    void shouldBeHeldUntilItsInstant() {
        SendLease lease = new SendLease(100);
        assertTrue(lease.isHeld(99));
        assertFalse(lease.isHeld(100));
        lease.extend(200);
        assertTrue(lease.isHeld(199));
        assertFalse(lease.isHeld(200));
    }

    @Test
    void shouldSurviveWrapOfTheClock() {
        SendLease lease = new SendLease(Long.MIN_VALUE + 10);
        assertTrue(lease.isHeld(Long.MAX_VALUE - 10));
        assertFalse(lease.isHeld(Long.MIN_VALUE + 10));
    }
}
