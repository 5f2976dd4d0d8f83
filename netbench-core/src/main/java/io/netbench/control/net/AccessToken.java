package io.netbench.control.net;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that agents and their coordinators share. It shows itself to the wire only. */
public final class AccessToken {

    private static final int MIN_CHARACTERS = 16;
    private static final int MAX_CHARACTERS = 1024;

    private final String text;
    private final byte[] digest;

    private AccessToken(String text) {
        this.text = text;
        this.digest = digest(text);
    }

    /**
     * A token of this text, without the white space around it.
     *
     * @param origin where it was found, for messages
     * @throws ControlAccessException if it is too short, too long, or not printable ASCII
     */
    public static AccessToken of(String text, String origin) {
        String token = text.strip();
        if (token.length() < MIN_CHARACTERS || token.length() > MAX_CHARACTERS) {
            throw new ControlAccessException("the token in " + origin + " has " + token.length()
                    + " characters; write one of " + MIN_CHARACTERS + " to " + MAX_CHARACTERS
                    + ", such as openssl rand -hex 32 makes");
        }
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new ControlAccessException(
                    "the token in " + origin + " is not plain ASCII without spaces; write one line of such characters");
        }
        return new AccessToken(token);
    }

    /**
     * The token on the first line of a file.
     *
     * @throws ControlAccessException if the file can't be read, or holds no token
     */
    public static AccessToken ofFile(String option, Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return of(firstLine(reader), file.toString());
        } catch (IOException e) {
            throw new ControlAccessException(option + ": " + file + " can't be read: "
                    + (e instanceof java.nio.file.NoSuchFileException ? "there is no such file" : e.getMessage()));
        }
    }

    /** The first line of {@code reader}, at most as long as a token may be and a little more. */
    public static String firstLine(Reader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while (line.length() <= MAX_CHARACTERS && (c = reader.read()) >= 0 && c != '\n') {
            line.append((char) c);
        }
        return line.toString();
    }

    /** Whether {@code candidate} is this token; takes as long whatever it is. */
    boolean matches(String candidate) {
        return MessageDigest.isEqual(digest, digest(candidate));
    }

    /** For the credentials of a call. */
    String text() {
        return text;
    }

    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
