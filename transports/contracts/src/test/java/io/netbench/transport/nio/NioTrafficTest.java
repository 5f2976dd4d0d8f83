package io.netbench.transport.nio;

import io.netbench.traffic.TrafficContract;

class NioTrafficTest extends TrafficContract {

    NioTrafficTest() {
        super(new NioTransport());
    }

    /** Netty asks each buffer that it writes for a ByteBuffer: two objects for each of two writes. */
    @Override
    protected long allocatedBytesPerOperation() {
        return 1_024; // of the JDK, for each time that its selector wakes: more where a busy machine has less in one go
    }
}
