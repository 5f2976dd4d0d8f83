package io.netbench.transport.iouring;

import io.netbench.transport.TransportContract;

class IoUringTransportTest extends TransportContract {

    IoUringTransportTest() {
        super(new IoUringTransport());
    }
}
