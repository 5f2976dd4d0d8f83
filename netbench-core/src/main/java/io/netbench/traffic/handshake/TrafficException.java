package io.netbench.traffic.handshake;

/** The data plane can't do what was asked. The message is one line for a person. */
public sealed class TrafficException extends RuntimeException
        permits LateConnectException, TurnedAwayException, UnestablishedException {

    private static final long serialVersionUID = 1L;

    public TrafficException(String message) {
        super(message);
    }

    public TrafficException(String message, Throwable cause) {
        super(message, cause);
    }
}
