package io.netbench.transport.epoll;

import io.netbench.traffic.DatagramContract;

class EpollDatagramTest extends DatagramContract {

    EpollDatagramTest() {
        super(new EpollTransport());
    }

    /** Netty makes one packet object for each read, which may bring one datagram. */
    @Override
    protected long allocatedBytesPerDatagram() {
        return 48;
    }
}
