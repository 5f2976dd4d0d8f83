package io.netbench.transport;

/** A socket option that was asked for can't be set. The message is one line that names the option and the reason. */
public final class SocketOptionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SocketOptionException(String message) {
        super(message);
    }

    public SocketOptionException(String message, Throwable cause) {
        super(message, cause);
    }
}
