package io.netbench.transport.nio;

import io.netbench.traffic.TlsContract;

class NioTlsTest extends TlsContract {

    NioTlsTest() {
        super(new NioTransport());
    }
}
