package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.transport.LoopWork;
import io.netbench.transport.TransportContract;
import io.netty.channel.uring.IoUring;
import org.junit.jupiter.api.Test;

class IoUringTransportTest extends TransportContract {

    IoUringTransportTest() {
        super(new IoUringTransport());
    }

    @Test
    void shouldArmPollsAnewSoThatNoEndOfAStreamIsMissed() {
        assertFalse(IoUring.isPollAddMultishotEnabled());
    }

    @Test
    void shouldComeFirstOnlyWhereManySmallUnitsAreReadyTogether() {
        IoUringTransport ioUring = new IoUringTransport();
        int usual = ioUring.preference();

        assertTrue(ioUring.preference(new LoopWork(64 << 10, 8)) > usual);
        assertEquals(usual, ioUring.preference(new LoopWork((64 << 10) + 1, 8)), "large blocks");
        assertEquals(usual, ioUring.preference(new LoopWork(4096, 7)), "few connections");
        assertEquals(usual, ioUring.preference(LoopWork.UNKNOWN));
    }
}
