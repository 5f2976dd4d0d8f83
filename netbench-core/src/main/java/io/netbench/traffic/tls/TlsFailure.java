package io.netbench.traffic.tls;

import io.netty.handler.ssl.NotSslRecordException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says in words for a person what went wrong with TLS. */
public final class TlsFailure {

    private static final int DEEPEST = 10;

    private TlsFailure() {}

    /** The reason; empty if TLS is not what went wrong. */
    public static Optional<String> reason(Throwable failure) {
        Optional<String> found = Optional.empty();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof WrongCertificateException) {
                return Optional.of(cause.getMessage());
            }
            if (cause instanceof NotSslRecordException) {
                return Optional.of("TLS: the other end speaks none");
            }
            if (found.isEmpty() && cause instanceof SSLException) {
                found = Optional.of("TLS: " + oneLine(cause));
            }
            cause = cause.getCause();
        }
        return found;
    }

    private static String oneLine(Throwable cause) {
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.lines().findFirst().orElse(message);
    }
}
