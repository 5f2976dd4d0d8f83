package io.netbench.control.net;

/** What a person gave for the security of the control plane can't be used; the message is one line for that person. */
public final class ControlAccessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ControlAccessException(String message) {
        super(message);
    }
}
