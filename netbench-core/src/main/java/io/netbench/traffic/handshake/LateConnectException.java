package io.netbench.traffic.handshake;

/** A connection was not there when its time was over, which whoever plans the run sets. */
public final class LateConnectException extends TrafficException {

    private static final long serialVersionUID = 1L;

    LateConnectException(String message) {
        super(message);
    }
}
