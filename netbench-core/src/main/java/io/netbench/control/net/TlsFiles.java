package io.netbench.control.net;

import io.grpc.netty.GrpcSslContexts;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * With what one side of the control plane proves itself over TLS, and what it asks of the other: PEM files.
 *
 * @param cert this side's certificate, followed by those between it and its authority
 * @param key the key of the certificate, in PKCS#8 form without a password
 * @param ca authorities that the other side's certificate must come from; for a coordinator without it: those that the
 *     Java runtime trusts
 */
public record TlsFiles(Optional<Path> cert, Optional<Path> key, Optional<Path> ca) {

    private static final String PROTOCOL = "TLSv1.3";

    /**
     * Files, of which none was read yet.
     *
     * @throws ControlAccessException if there is a certificate without its key, or the other way round
     */
    public TlsFiles {
        if (cert.isPresent() != key.isPresent()) {
            throw new ControlAccessException(
                    Property.TLS_CERT + " and " + Property.TLS_KEY + " belong together; give both");
        }
    }

    /** An agent's side. With {@code ca} it takes coordinators that have a certificate, and no others. */
    SslContext server() {
        if (cert.isEmpty()) {
            throw new ControlAccessException(
                    (ca.isPresent() ? Property.TLS_CA : Property.TLS) + ": an agent with TLS needs a certificate; give "
                            + Property.TLS_CERT + " and " + Property.TLS_KEY);
        }
        X509Certificate own = own();
        try {
            SslContextBuilder builder = SslContextBuilder.forServer(
                    cert.get().toFile(), key.orElseThrow().toFile());
            KeyPairCheck.require(own, cert.get(), key.get());
            ca.ifPresent(file -> builder.trustManager(authorities(file)).clientAuth(ClientAuth.REQUIRE));
            return build(builder);
        } catch (IllegalArgumentException refused) {
            throw unusableKey();
        }
    }

    /** A coordinator's side. With {@code cert} it shows it to agents that ask. */
    SslContext client() {
        SslContextBuilder builder = SslContextBuilder.forClient();
        ca.ifPresent(file -> builder.trustManager(authorities(file)));
        cert.ifPresent(file -> {
            X509Certificate own = own();
            try {
                builder.keyManager(file.toFile(), key.orElseThrow().toFile());
                KeyPairCheck.require(own, file, key.get());
            } catch (IllegalArgumentException refused) {
                throw unusableKey();
            }
        });
        return build(builder);
    }

    private static SslContext build(SslContextBuilder builder) {
        try {
            return GrpcSslContexts.configure(builder, SslProvider.JDK)
                    .protocols(PROTOCOL)
                    .build();
        } catch (SSLException refused) {
            throw new ControlAccessException("these TLS files can't be used: " + refused.getMessage());
        }
    }

    private ControlAccessException unusableKey() {
        Path file = key.orElseThrow();
        return new ControlAccessException(Property.TLS_KEY + ": " + file
                + (Files.isReadable(file)
                        ? " holds no key in PKCS#8 PEM form without a password"
                        : " can't be read: " + (Files.exists(file) ? "permission denied" : "no such file or folder")));
    }

    /** This side's own certificate, whose time must have come and not be over: the other side would refuse it. */
    private X509Certificate own() {
        X509Certificate own = certificates(Property.TLS_CERT, cert.orElseThrow())[0];
        Validity.of(own, Instant.now()).obstacle().ifPresent(obstacle -> {
            throw new ControlAccessException(Property.TLS_CERT + ": " + cert.get() + ": the certificate " + obstacle);
        });
        return own;
    }

    /** Authorities, of which one at least must be of use today. */
    private static X509Certificate[] authorities(Path file) {
        X509Certificate[] all = certificates(Property.TLS_CA, file);
        Instant now = Instant.now();
        Validity first = Validity.of(all[0], now);
        if (Stream.of(all).allMatch(each -> Validity.of(each, now).obstacle().isPresent())) {
            throw new ControlAccessException(Property.TLS_CA + ": " + file + ": the certificate "
                    + first.obstacle().orElseThrow());
        }
        return all;
    }

    private static X509Certificate[] certificates(Property option, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            X509Certificate[] found = CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
            if (found.length > 0) {
                return found;
            }
        } catch (IOException e) {
            throw new ControlAccessException(option + ": " + file + " can't be read: " + FileFailure.reasonOf(e));
        } catch (CertificateException malformed) {
            throw new ControlAccessException(option + ": " + file + " holds no certificate in PEM form");
        }
        throw new ControlAccessException(option + ": " + file + " holds no certificate in PEM form");
    }
}
