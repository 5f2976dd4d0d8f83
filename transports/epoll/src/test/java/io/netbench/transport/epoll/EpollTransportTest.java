package io.netbench.transport.epoll;

import io.netbench.transport.TransportContract;

class EpollTransportTest extends TransportContract {

    EpollTransportTest() {
        super(new EpollTransport());
    }
}
