package io.netbench.traffic.handshake;

/** The other end closed a connection in the middle of its handshake, as one does that has too many; it may be free soon. */
final class TurnedAwayException extends TrafficException {

    private static final long serialVersionUID = 1L;

    TurnedAwayException(String message) {
        super(message);
    }
}
