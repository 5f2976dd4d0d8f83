package io.netbench.iperf3.wire;

/** The peer said what the protocol does not allow. The message says what, in words that go on after who it was. */
public final class ProtocolException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProtocolException(String message) {
        super(message);
    }

    public ProtocolException(String message, Throwable cause) {
        super(message, cause);
    }
}
