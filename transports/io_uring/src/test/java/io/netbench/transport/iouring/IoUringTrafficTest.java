package io.netbench.transport.iouring;

import io.netbench.traffic.TrafficContract;

class IoUringTrafficTest extends TrafficContract {

    IoUringTrafficTest() {
        super(new IoUringTransport());
    }

    /** Netty makes objects of what it submits. */
    @Override
    protected long allocatedBytesPerOperation() {
        return 1_024;
    }
}
