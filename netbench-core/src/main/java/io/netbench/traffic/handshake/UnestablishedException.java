package io.netbench.traffic.handshake;

/** A connection that another host was to open did not come up at this end. */
public final class UnestablishedException extends TrafficException {

    private static final long serialVersionUID = 1L;

    public UnestablishedException(String message) {
        super(message);
    }
}
