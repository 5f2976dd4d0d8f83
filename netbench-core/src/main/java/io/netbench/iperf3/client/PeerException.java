package io.netbench.iperf3.client;

/** An iperf3 server is not there, does not want to, or said what it must not. The message is one line for a person. */
public final class PeerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isBusy;

    PeerException(String message) {
        this(message, false);
    }

    private PeerException(String message, boolean isBusy) {
        super(message);
        this.isBusy = isBusy;
    }

    static PeerException busy(String message) {
        return new PeerException(message, true);
    }

    /** Whether it has another test now, and may not later. */
    public boolean isBusy() {
        return isBusy;
    }
}
