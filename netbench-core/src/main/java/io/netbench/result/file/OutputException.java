package io.netbench.result.file;

/** An output can't be written. The message is one line for a person: it names the option, the path and the reason. */
public final class OutputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutputException(String message) {
        super(message);
    }

    OutputException(String message, Throwable cause) {
        super(message, cause);
    }
}
