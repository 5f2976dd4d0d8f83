package io.netbench.transport.nio;

import io.netbench.traffic.TrafficContract;

class NioTrafficTest extends TrafficContract {

    NioTrafficTest() {
        super(new NioTransport());
    }

    /** Netty asks each buffer that it writes for a ByteBuffer: two objects for each of two writes. */
    @Override
    protected long allocatedBytesPerOperation() {
        return 512;
    }
}
