package io.netbench.transport.epoll;

import io.netbench.traffic.TrafficContract;

class EpollTrafficTest extends TrafficContract {

    EpollTrafficTest() {
        super(new EpollTransport());
    }
}
