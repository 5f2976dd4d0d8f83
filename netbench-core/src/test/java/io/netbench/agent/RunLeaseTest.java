package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.control.Protocol;
import io.netbench.time.HandClock;
import org.junit.jupiter.api.Test;

class RunLeaseTest {

    private final HandClock clock = new HandClock(0);
    private final RunLease lease = new RunLease(clock);

    @Test
    void shouldBeHeldForAsLongAsWordsCome() {
        for (int i = 0; i < 10; i++) {
            clock.advance(Protocol.LEASE_NS - 1);
            lease.renew();
        }

        assertDoesNotThrow(lease::requireHeld);
    }

    @Test
    void shouldNotBeRenewedByAWordThatWaitedUntilItRanOut() {
        clock.advance(Protocol.LEASE_NS);
        lease.renew();

        assertThrows(LostCoordinatorException.class, lease::requireHeld);
    }
}
