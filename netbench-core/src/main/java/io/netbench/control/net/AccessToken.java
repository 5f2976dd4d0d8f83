package io.netbench.control.net;

import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that agents and their coordinators share. It shows itself to the wire only. */
public final class AccessToken {

    /** What editors of some systems put before the first line, as its bytes are read here. */
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

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
                    + (token.length() == 1 ? " character" : " characters") + "; write one of " + MIN_CHARACTERS + " to "
                    + MAX_CHARACTERS
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
     * @param property that named the file, for messages
     * @throws ControlAccessException if the file can't be read, or holds no token
     */
    public static AccessToken ofFile(Property property, Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return ofFirstLine(input, file.toString());
        } catch (IOException e) {
            throw new ControlAccessException(property + ": " + file + " can't be read: " + FileFailure.reasonOf(e));
        }
    }

    /**
     * The token on the first line of a stream; what follows that line stays there.
     *
     * @param origin what the stream is, for messages
     * @throws ControlAccessException if it holds no token
     */
    public static AccessToken ofFirstLine(InputStream input, String origin) throws IOException {
        StringBuilder line = new StringBuilder();
        int c;
        while (line.length() <= MAX_CHARACTERS && (c = input.read()) >= 0 && c != '\n') {
            line.append((char) c);
        }
        boolean isMarked = line.indexOf(BYTE_ORDER_MARK) == 0;
        return of(isMarked ? line.substring(BYTE_ORDER_MARK.length()) : line.toString(), origin);
    }

    /** Whether {@code candidate} is this token; takes as long whatever it is. */
    boolean matches(String candidate) {
        return MessageDigest.isEqual(digest, digest(candidate));
    }

    /** The secret itself: for credentials only, never for a message. */
    public String text() {
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
