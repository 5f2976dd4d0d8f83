package io.netbench.iperf3.login;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Who may log in: lines of a name, a comma, and the SHA-256 in hexadecimal of {@code {name}password}. Lines without a
 * comma, and those that begin with #, are passed over.
 */
public final class AuthorizedUsers {

    private static final int HASH_BYTES = 32;

    private final Map<String, byte[]> hashes;

    private AuthorizedUsers(Map<String, byte[]> hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads the file.
     *
     * @param option that gave it, for messages
     * @throws LoginException if it can't be read, has nobody, or a line that is none
     */
    public static AuthorizedUsers read(String option, Path file) {
        Map<String, byte[]> hashes = new HashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                String[] parts = line.strip().split(",", 2);
                if (parts.length == 2 && !line.startsWith("#")) {
                    hashes.put(parts[0], hash(option, file, number, parts[1]));
                }
            }
        } catch (IOException e) {
            throw new LoginException(option + ": " + file + " can't be read: " + FileFailure.reasonOf(e));
        }
        if (hashes.isEmpty()) {
            throw new LoginException(option + ": " + file + " names nobody; write lines of name,sha256 where sha256 is "
                    + "that of {name}password");
        }
        return new AuthorizedUsers(Map.copyOf(hashes));
    }

    private static byte[] hash(String option, Path file, int number, String hex) {
        try {
            byte[] hash = HexFormat.of().parseHex(hex.strip());
            if (hash.length == HASH_BYTES) {
                return hash;
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, as for one of another length.
        }
        throw new LoginException(option + ": " + file + ": line " + number
                + ": after the comma there must be 64 hexadecimal digits, the SHA-256 of {name}password");
    }

    /** Whether somebody of that name is there, with that password. Takes as long for a name that is not. */
    boolean contains(Login login) {
        byte[] shown = sha256("{" + login.user() + "}" + login.password());
        byte[] known = hashes.getOrDefault(login.user(), new byte[HASH_BYTES]);
        return MessageDigest.isEqual(shown, known) && hashes.containsKey(login.user());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException("every JVM has SHA-256", never);
        }
    }
}
