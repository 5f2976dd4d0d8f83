package io.netbench.transport.nio;

import io.netbench.transport.TransportContract;

class NioTransportTest extends TransportContract {

    NioTransportTest() {
        super(new NioTransport());
    }
}
