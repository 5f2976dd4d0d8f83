package io.netbench.iperf3.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LoginTest {

    private static final long NOW_S = 1_750_000_000;

    private static KeyPair keys;

    @TempDir
    private Path folder;

    @BeforeAll
    static void makeKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @ParameterizedTest
    @EnumSource(Padding.class)
    void shouldLetInWhoHasThePassword(Padding padding) throws Exception {
        String token = new Login("mario", "rossi", NOW_S).encrypt(keys.getPublic(), padding);

        assertEquals(Optional.of("mario"), check(true).user(token));
    }

    @Test
    void shouldTakeTheOldPaddingOnlyWhereItIsAllowed() throws Exception {
        String token = new Login("mario", "rossi", NOW_S).encrypt(keys.getPublic(), Padding.PKCS1);

        assertEquals(Optional.empty(), check(false).user(token));
    }

    @ParameterizedTest
    @CsvSource({"mario, wrong, 0", "luigi, rossi, 0", "mario, rossi, 11", "mario, rossi, -11", "nobody, x, 0"})
    void shouldTurnAwayEverybodyElse(String user, String password, long late) throws Exception {
        String token = new Login(user, password, NOW_S + late).encrypt(keys.getPublic(), Padding.OAEP);

        assertEquals(Optional.empty(), check(true).user(token));
    }

    @ParameterizedTest
    @CsvSource({"''", "garbage", "AAAA", "%%%%"})
    void shouldTurnAwayWhatIsNoLogin(String token) throws Exception {
        assertEquals(Optional.empty(), check(true).user(token));
        assertEquals(Optional.empty(), check(true).user("A".repeat(1 << 20)));
    }

    /** OpenSSL wrote the older form up to version 1.1, and the newer one since. */
    @ParameterizedTest
    @CsvSource({"PRIVATE KEY, 0", "RSA PRIVATE KEY, 26"})
    void shouldReadKeysAsOpensslWritesThem(String kind, int skipped) throws Exception {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        Path file = pem(kind, Arrays.copyOfRange(pkcs8, skipped, pkcs8.length));
        Path publicFile = pem("PUBLIC KEY", keys.getPublic().getEncoded());

        assertEquals(keys.getPrivate(), RsaKeys.privateKey("--key", file));
        assertEquals(keys.getPublic(), RsaKeys.publicKey("--key", publicFile));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ENCRYPTED PRIVATE KEY | is protected by a password",
                "CERTIFICATE | holds no private key",
                "PRIVATE KEY | holds no RSA key that can be read"
            })
    void shouldSayWhatIsWrongWithAKey(String kind, String said) throws Exception {
        Path file = pem(kind, new byte[] {1, 2, 3});

        LoginException refused = assertThrows(LoginException.class, () -> RsaKeys.privateKey("--key", file));
        assertTrue(refused.getMessage().startsWith("--key: " + file + " " + said), refused::getMessage);
    }

    @Test
    void shouldSayWhatIsWrongWithAFileOfUsers() throws Exception {
        Path nobody = Files.writeString(folder.resolve("nobody"), "# no one\n\n");
        Path odd = Files.writeString(folder.resolve("odd"), "# one\nmario,abc\n");

        assertTrue(assertThrows(LoginException.class, () -> AuthorizedUsers.read("--users", nobody))
                .getMessage()
                .contains("names nobody"));
        assertTrue(assertThrows(LoginException.class, () -> AuthorizedUsers.read("--users", odd))
                .getMessage()
                .contains("line 2"));
    }

    @Test
    void shouldNotShowPasswords() {
        assertFalse(new Login("mario", "rossi", 5).toString().contains("rossi"));
    }

    private Path pem(String kind, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(
                Files.createTempFile(folder, "key", ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private LoginCheck check(boolean allowsPkcs1) throws Exception {
        String hash = HexFormat.of()
                .formatHex(
                        MessageDigest.getInstance("SHA-256").digest("{mario}rossi".getBytes(StandardCharsets.UTF_8)));
        Path users = Files.writeString(folder.resolve("users"), "# a comment, with a comma\nmario," + hash + "\r\n");
        return new LoginCheck(
                keys.getPrivate(),
                AuthorizedUsers.read("--users", users),
                allowsPkcs1,
                10,
                InstantSource.fixed(Instant.ofEpochSecond(NOW_S)));
    }
}
