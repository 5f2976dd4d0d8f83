package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Iperf3Error;

/** A test can't be carried. The message says why, in words that go on after who the client is. */
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Iperf3Error error;

    RefusedException(Iperf3Error error, String message) {
        super(message);
        this.error = error;
    }

    /** What the client is told. */
    Iperf3Error error() {
        return error;
    }
}
