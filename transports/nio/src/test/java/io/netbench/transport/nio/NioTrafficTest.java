package io.netbench.transport.nio;

import io.netbench.traffic.TrafficContract;

class NioTrafficTest extends TrafficContract {

    NioTrafficTest() {
        super(new NioTransport());
    }
}
