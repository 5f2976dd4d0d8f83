package io.netbench.transport;

/** A transport was asked for that this build or host does not have. The message is one line that says why. */
public final class TransportUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public TransportUnavailableException(String message) {
        super(message);
    }
}
