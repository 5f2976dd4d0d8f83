package io.netbench.cli.ceiling;

/** A ceiling could not be measured; the message says why, for people. */
public final class CeilingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CeilingException(String message) {
        super(message);
    }
}
