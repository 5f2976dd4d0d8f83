package io.netbench.control;

/** A peer sent what makes no sense at that point of a run. The message is one line that says what. */
public final class ControlException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ControlException(String message) {
        super(message);
    }

    public ControlException(String message, Throwable cause) {
        super(message, cause);
    }
}
