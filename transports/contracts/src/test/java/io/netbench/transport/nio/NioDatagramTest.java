package io.netbench.transport.nio;

import io.netbench.traffic.DatagramContract;

class NioDatagramTest extends DatagramContract {

    NioDatagramTest() {
        super(new NioTransport());
    }

    /** The JDK and Netty make objects for each read and write. */
    @Override
    protected long allocatedBytesPerDatagram() {
        return 512;
    }
}
