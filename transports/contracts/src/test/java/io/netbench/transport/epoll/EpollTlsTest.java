package io.netbench.transport.epoll;

import io.netbench.traffic.TlsContract;

class EpollTlsTest extends TlsContract {

    EpollTlsTest() {
        super(new EpollTransport());
    }
}
