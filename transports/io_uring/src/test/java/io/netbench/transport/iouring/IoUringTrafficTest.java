package io.netbench.transport.iouring;

import io.netbench.traffic.TrafficContract;

class IoUringTrafficTest extends TrafficContract {

    IoUringTrafficTest() {
        super(new IoUringTransport());
    }
}
