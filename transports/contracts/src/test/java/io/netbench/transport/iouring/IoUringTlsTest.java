package io.netbench.transport.iouring;

import io.netbench.traffic.TlsContract;

class IoUringTlsTest extends TlsContract {

    IoUringTlsTest() {
        super(new IoUringTransport());
    }
}
