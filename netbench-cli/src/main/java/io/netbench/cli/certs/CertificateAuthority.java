package io.netbench.cli.certs;

import io.netbench.control.net.ControlAccessException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * An authority for the certificates of one test bed. Its own key is never written where it stays, so nobody can make
 * more certificates once it is closed. Owned by one thread.
 */
public final class CertificateAuthority implements AutoCloseable {

    private static final String ALIAS = "ca";
    private static final String ISSUED = "issued";
    private static final int PASSWORD_BYTES = 16;
    private static final Base64.Encoder LINES =
            Base64.getMimeEncoder(64, System.lineSeparator().getBytes(StandardCharsets.US_ASCII));

    private final Path scratch;
    private final char[] password;
    private final KeyTool keyTool;
    private final int days;

    private CertificateAuthority(Path scratch, char[] password, KeyTool keyTool, int days) {
        this.scratch = scratch;
        this.password = password;
        this.keyTool = keyTool;
        this.days = days;
    }

    /**
     * A new authority, to be closed.
     *
     * @param days for how many days its certificates are valid
     * @throws ControlAccessException if it can't be made; the message is one line for a person
     */
    public static CertificateAuthority create(int days) throws IOException {
        Path scratch = Files.createTempDirectory("netbench-certs-");
        CertificateAuthority authority = null;
        try {
            String password = randomPassword();
            Path passwordFile = Files.writeString(scratch.resolve("password"), password);
            authority = new CertificateAuthority(scratch, password.toCharArray(), new KeyTool(passwordFile), days);
            authority.makeOwnKey();
            return authority;
        } catch (IOException | RuntimeException failed) {
            delete(scratch);
            throw failed;
        }
    }

    /**
     * A certificate of an agent.
     *
     * @param host the name or the address by which coordinators reach it
     * @throws ControlAccessException if no certificate can have this name
     */
    public IssuedCertificate issueForAgent(String host) throws IOException {
        boolean isAddress = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        String bare = host.replaceFirst("%.*", "");
        String name = (isAddress ? "ip:" : "dns:") + bare;
        return issue("CN=" + bare, List.of("-ext", "san=" + name, "-ext", "eku=serverAuth"));
    }

    /** A certificate of a coordinator. */
    public IssuedCertificate issueForCoordinator() throws IOException {
        return issue("CN=coordinator", List.of("-ext", "eku=clientAuth"));
    }

    @Override
    public void close() throws IOException {
        delete(scratch);
    }

    private Path ownStore() {
        return scratch.resolve("ca.p12");
    }

    private void makeOwnKey() throws IOException {
        keyTool.makeKeyPair(
                ownStore(),
                ALIAS,
                days,
                List.of(
                        "-dname",
                        "CN=netbench test bed",
                        "-ext",
                        "bc:critical=ca:true,pathlen:0",
                        "-ext",
                        "ku:critical=keyCertSign"));
    }

    private IssuedCertificate issue(String subject, List<String> extensions) throws IOException {
        Path store = scratch.resolve("issued.p12");
        Files.copy(ownStore(), store);
        try {
            keyTool.makeKeyPair(
                    store,
                    ISSUED,
                    days,
                    Stream.concat(Stream.of("-dname", subject, "-signer", ALIAS), extensions.stream())
                            .toList());
            return read(store);
        } finally {
            Files.deleteIfExists(store);
        }
    }

    private IssuedCertificate read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            return new IssuedCertificate(
                    pem(store.getCertificate(ALIAS)),
                    pem(store.getCertificate(ISSUED)),
                    pem("PRIVATE KEY", store.getKey(ISSUED, password).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException("the key store that keytool made can't be read", e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate.getEncoded());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n".formatted(type, LINES.encodeToString(content), type);
    }

    private static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void delete(Path scratch) throws IOException {
        try (Stream<Path> files = Files.list(scratch)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(scratch);
    }
}
