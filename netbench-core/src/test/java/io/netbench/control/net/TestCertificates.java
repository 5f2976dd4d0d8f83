package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Certificates of one authority, good at times that a test chooses: {@code NAME.cert} and {@code NAME.key} in a folder. */
final class TestCertificates {

    private static final String PASSWORD = "changeit";
    private static final String AUTHORITY = "ca";

    private final Path folder;
    private final Path store;

    TestCertificates(Path folder) throws IOException, InterruptedException, GeneralSecurityException {
        this.folder = folder;
        this.store = folder.resolve("store.p12");
        make(AUTHORITY, "EC", "-9d", 99, List.of("-ext", "bc:critical=ca:true"));
    }

    /**
     * Issues one.
     *
     * @param start in days from now, such as {@code -3d}
     */
    void issue(String name, String algorithm, String start, int days)
            throws IOException, InterruptedException, GeneralSecurityException {
        make(name, algorithm, start, days, List.of("-signer", AUTHORITY, "-ext", "san=ip:127.0.0.1,dns:localhost"));
    }

    private void make(String name, String algorithm, String start, int days, List<String> more)
            throws IOException, InterruptedException, GeneralSecurityException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-XX:TieredStopAtLevel=1",
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                algorithm,
                "-startdate",
                start,
                "-validity",
                String.valueOf(days),
                "-dname",
                "CN=" + name,
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
        command.addAll(more);
        Path log = folder.resolve(name + ".log");
        Process keytool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertTrue(keytool.waitFor(30, TimeUnit.SECONDS), "keytool ends");
        assertEquals(0, keytool.exitValue(), Files.readString(log));
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        write(name + ".cert", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        write(
                name + ".key",
                "PRIVATE KEY",
                keys.getKey(name, PASSWORD.toCharArray()).getEncoded());
    }

    private void write(String file, String kind, byte[] der) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        Files.writeString(
                folder.resolve(file), "-----BEGIN " + kind + "-----\n" + base64 + "\n-----END " + kind + "-----\n");
    }
}
