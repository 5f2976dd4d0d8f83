package io.netbench.host.proc;

/** A figure of this host can't be told; the message is the reason that a person gets to read. */
public final class UnreadableException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableException(String reason) {
        // An answer rather than a failure, and one that comes hundreds of times on a host with many virtual
        // interfaces: nobody reads its stack.
        super(reason, null, false, false);
    }
}
