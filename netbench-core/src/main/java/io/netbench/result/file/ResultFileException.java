package io.netbench.result.file;

/** A file can't be read as a result. The message is one line for a person: it names the file and what is wrong. */
public final class ResultFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ResultFileException(String message, Throwable cause) {
        super(message, cause);
    }

    public ResultFileException(String message) {
        super(message);
    }
}
