package io.netbench.transport.iouring;

import io.netbench.traffic.DatagramContract;

class IoUringDatagramTest extends DatagramContract {

    IoUringDatagramTest() {
        super(new IoUringTransport());
    }

    /** Netty makes objects of what it submits, and of each read with its addresses. */
    @Override
    protected long allocatedBytesPerDatagram() {
        return 2048;
    }
}
