package io.netbench.traffic.tls;

/** TLS can't be had as it was asked for. The message is one line for a person. */
public final class TlsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TlsException(String message) {
        super(message);
    }

    TlsException(String message, Throwable cause) {
        super(message, cause);
    }
}
