package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertFalse;

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
}
