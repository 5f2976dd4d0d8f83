package io.netbench.launch;

import java.security.SecureRandom;
import java.util.HexFormat;

/** What a coordinator and the agents that it launched know, and nobody else. It travels over standard input only. */
public final class LaunchToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String text;

    private LaunchToken(String text) {
        this.text = text;
    }

    /** A new random token of 256 bits. */
    public static LaunchToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LaunchToken(HexFormat.of().formatHex(bytes));
    }

    /** The secret itself, one line of ASCII: for credentials only, never for a message. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return "LaunchToken[hidden]";
    }
}
