package io.netbench.traffic.tls;

import io.netbench.plan.DataTls;
import io.netbench.text.Property;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslProvider;
import java.util.Locale;
import java.util.Optional;

/** What encrypts. */
public enum TlsLibrary {
    /** BoringSSL, which Netty brings as a native library. */
    OPENSSL(SslProvider.OPENSSL_REFCNT),
    /** The Java runtime's own. */
    JDK(SslProvider.JDK);

    private final SslProvider provider;

    TlsLibrary(SslProvider provider) {
        this.provider = provider;
    }

    SslProvider provider() {
        return provider;
    }

    /** As the result has it: {@code openssl}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** With its version, in words for a person. */
    public String version() {
        return this == OPENSSL ? OpenSsl.versionString() : "Java " + Runtime.version();
    }

    /** Why the native one can't be used here; empty if it can. */
    public static Optional<String> obstacle() {
        if (!OpenSsl.isAvailable()) {
            Throwable cause = OpenSsl.unavailabilityCause();
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
            return Optional.of(message.lines().findFirst().orElse(message));
        }
        return SslProvider.isTlsv13Supported(SslProvider.OPENSSL_REFCNT)
                ? Optional.empty()
                : Optional.of(OpenSsl.versionString() + " has no TLS 1.3");
    }

    /**
     * The one to use on this host.
     *
     * @throws TlsException if the one that was asked for can't be
     */
    static TlsLibrary choose(DataTls asked) {
        if (asked == DataTls.JDK) {
            return JDK;
        }
        Optional<String> obstacle = obstacle();
        if (asked == DataTls.OPENSSL && obstacle.isPresent()) {
            throw new TlsException(Property.TLS_DATA + " openssl: the native library can't be used on this host: "
                    + obstacle.get() + "; write jdk, or auto");
        }
        return obstacle.isEmpty() ? OPENSSL : JDK;
    }
}
