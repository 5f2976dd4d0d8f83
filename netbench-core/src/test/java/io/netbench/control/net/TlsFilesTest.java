package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of certificates and keys before anything listens or connects. */
class TlsFilesTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestCertificates made = new TestCertificates(folder);
        made.issue("rsa", "RSA", "-1d", 3);
        made.issue("ec", "EC", "-1d", 3);
        made.issue("other", "EC", "-1d", 3);
        made.issue("old", "EC", "-3d", 1);
        made.issue("early", "EC", "+1d", 1);
    }

    private static TlsFiles files(String cert, String key, Optional<String> ca) {
        return new TlsFiles(
                Optional.of(folder.resolve(cert + ".cert")),
                Optional.of(folder.resolve(key + ".key")),
                ca.map(name -> folder.resolve(name + ".cert")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa", "ec"})
    void shouldTakeAKeyThatIsTheCertificates(String name) {
        assertDoesNotThrow(() -> files(name, name, Optional.empty()).server());
        assertDoesNotThrow(() -> files(name, name, Optional.of("other")).client());
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "rsa"})
    void shouldRefuseAKeyThatIsNotTheCertificates(String key) {
        String expected = "{tls_key}: " + folder.resolve(key + ".key") + " is not the key of the certificate in "
                + folder.resolve("ec.cert") + "; give the two that were made together";
        TlsFiles files = files("ec", key, Optional.empty());

        assertEquals(expected, refusal(files::server));
        assertEquals(expected, refusal(files::client));
    }

    @Test
    void shouldRefuseACertificateThatHasExpired() {
        TlsFiles files = files("old", "old", Optional.empty());

        for (String refusal : List.of(refusal(files::server), refusal(files::client))) {
            assertTrue(
                    refusal.startsWith("{tls_cert}: " + folder.resolve("old.cert") + ": the certificate expired at 20")
                            && refusal.endsWith(": make a new one, or check the clocks"),
                    refusal);
        }
    }

    @Test
    void shouldRefuseACertificateWhoseTimeHasNotCome() {
        TlsFiles files = files("early", "early", Optional.empty());

        for (String refusal : List.of(refusal(files::server), refusal(files::client))) {
            assertTrue(
                    refusal.contains(": the certificate is not valid before 20")
                            && refusal.endsWith(": check the clocks"),
                    refusal);
        }
    }

    @Test
    void shouldRefuseAuthoritiesThatNobodyCanBeOf() {
        String refusal = refusal(files("ec", "ec", Optional.of("old"))::server);

        assertTrue(
                refusal.startsWith("{tls_ca}: " + folder.resolve("old.cert") + ": the certificate expired"), refusal);
    }

    @Test
    void shouldTakeTheWholeTimeOfACertificate() {
        Instant from = Instant.parse("2026-01-01T00:00:00Z");
        Instant to = Instant.parse("2026-02-01T00:00:00Z");

        assertEquals(Optional.empty(), new Validity(from, to, from).obstacle());
        assertEquals(Optional.empty(), new Validity(from, to, to).obstacle());
        assertEquals(
                Optional.of("expired at 2026-02-01T00:00:00Z, and this host's clock says 2026-02-01T00:00:01Z:"
                        + " make a new one, or check the clocks"),
                new Validity(from, to, to.plusSeconds(1)).obstacle());
    }

    private static String refusal(Runnable use) {
        return assertThrows(ControlAccessException.class, use::run).getMessage();
    }
}
