package io.netbench.traffic.tls;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;

/**
 * By what an agent's data port proves that it is the one that its coordinator speaks with: a certificate, whose fingerprint goes
 * to the clients over the control plane.
 */
public final class TlsIdentity {

    private final SslContextBuilder server;
    private final String fingerprint;
    private final boolean ofFiles;

    private TlsIdentity(SslContextBuilder server, String fingerprint, boolean ofFiles) {
        this.server = server;
        this.fingerprint = fingerprint;
        this.ofFiles = ofFiles;
    }

    /** A new key and a certificate of it, which nobody else ever has. */
    public static TlsIdentity ephemeral() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = SelfSigned.of(keys);
            return new TlsIdentity(
                    SslContextBuilder.forServer(keys.getPrivate(), certificate), fingerprintOf(certificate), false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has elliptic keys", e);
        }
    }

    /**
     * What a site gave its agent.
     *
     * @param chain the agent's certificate in PEM form, followed by those between it and its authority
     * @param key its key in PKCS#8 PEM form without a password
     * @throws TlsException if they can't be used
     */
    public static TlsIdentity of(Path chain, Path key) {
        try (InputStream in = Files.newInputStream(chain)) {
            Certificate own = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .iterator()
                    .next();
            return new TlsIdentity(SslContextBuilder.forServer(chain.toFile(), key.toFile()), fingerprintOf(own), true);
        } catch (java.io.IOException | GeneralSecurityException | RuntimeException unusable) {
            throw new TlsException(
                    "the TLS files of this {agent} (" + chain + ", " + key + ") can't be used for its data port: "
                            + unusable.getMessage(),
                    unusable);
        }
    }

    /** SHA-256 of a certificate, in hexadecimal digits. */
    static String fingerprintOf(Certificate certificate) throws CertificateEncodingException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of the certificate, as clients are told it. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Whether a site gave it. */
    public boolean isOfFiles() {
        return ofFiles;
    }

    SslContextBuilder server() {
        return server;
    }
}
