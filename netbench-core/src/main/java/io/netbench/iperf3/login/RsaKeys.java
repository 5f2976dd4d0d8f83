package io.netbench.iperf3.login;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RSA keys as {@code openssl} writes them (PEM). */
public final class RsaKeys {

    private static final Pattern PEM = Pattern.compile("-----BEGIN ([A-Z ]+)-----([^-]*)-----END \\1-----");

    private static final int MAX_BYTES = 64 << 10;

    /** What stands before the key in PKCS#8: version 0, and that it is one of RSA; without the lengths of the whole. */
    private static final byte[] RSA_IN_PKCS8 = {
        0x02,
        0x01,
        0x00,
        0x30,
        0x0d,
        0x06,
        0x09,
        0x2a,
        (byte) 0x86,
        0x48,
        (byte) 0x86,
        (byte) 0xf7,
        0x0d,
        0x01,
        0x01,
        0x01,
        0x05,
        0x00
    };

    private static final byte SEQUENCE = 0x30;
    private static final byte OCTETS = 0x04;

    private RsaKeys() {}

    /**
     * Reads a server's key: {@code openssl genrsa}, of any version, without a password.
     *
     * @param option that gave the file, for messages
     * @throws LoginException if it can't be read, or is none
     */
    public static PrivateKey privateKey(String option, Path file) {
        String pem = read(option, file);
        if (pem.contains("ENCRYPTED")) {
            throw new LoginException(option + ": " + file
                    + " is protected by a password; write it without one: openssl rsa -in " + file + " -out plain.pem");
        }
        Matcher key = find(pem, "PRIVATE KEY");
        if (key == null) {
            throw new LoginException(
                    option + ": " + file + " holds no private key in PEM form: openssl genrsa makes one");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(key.group(2));
            byte[] pkcs8 = key.group(1).startsWith("RSA ") ? wrapped(bytes) : bytes;
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new LoginException(option + ": " + file + " holds no RSA key that can be read");
        }
    }

    /**
     * Reads a client's key: {@code openssl rsa -pubout}.
     *
     * @param option that gave the file, for messages
     * @throws LoginException if it can't be read, or is none
     */
    public static PublicKey publicKey(String option, Path file) {
        Matcher key = find(read(option, file), "PUBLIC KEY");
        if (key == null) {
            throw new LoginException(
                    option + ": " + file + " holds no public key in PEM form: openssl rsa -pubout makes one");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(key.group(2));
            return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new LoginException(option + ": " + file + " holds no RSA key that can be read");
        }
    }

    private static String read(String option, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new LoginException(option + ": " + file + " is too long for a key");
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new LoginException(option + ": " + file + " can't be read: " + FileFailure.reasonOf(e));
        }
    }

    private static Matcher find(String pem, String kind) {
        Matcher block = PEM.matcher(pem);
        while (block.find()) {
            if (block.group(1).endsWith(kind)) {
                return block;
            }
        }
        return null;
    }

    private static byte[] wrapped(byte[] rsa) {
        byte[] octets = element(OCTETS, rsa);
        byte[] inner = ByteBuffer.allocate(RSA_IN_PKCS8.length + octets.length)
                .put(RSA_IN_PKCS8)
                .put(octets)
                .array();
        return element(SEQUENCE, inner);
    }

    /** A DER element whose length always takes two bytes, as those of keys may. */
    private static byte[] element(byte tag, byte[] content) {
        return ByteBuffer.allocate(4 + content.length)
                .put(tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }
}
