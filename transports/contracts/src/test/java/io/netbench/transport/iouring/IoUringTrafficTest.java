package io.netbench.transport.iouring;

import io.netbench.traffic.TrafficContract;

class IoUringTrafficTest extends TrafficContract {

    IoUringTrafficTest() {
        super(new IoUringTransport());
    }

    /** Netty makes objects of what it submits: about 500 bytes for an operation, 1,300 when each read waits for a poll. */
    @Override
    protected long allocatedBytesPerOperation() {
        return 2_048;
    }
}
