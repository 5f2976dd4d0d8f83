package io.netbench.iperf3.wire;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * What all connections of one test begin with: so many bytes that the client made up. They are text that a zero byte ends;
 * what follows that does not count.
 */
public final class Cookie {

    /** Its length on the wire. */
    public static final int BYTES = 37;

    private static final byte[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".getBytes(StandardCharsets.US_ASCII);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] text;

    private Cookie(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        text = Arrays.copyOf(bytes, end);
    }

    /** A new one, as iperf3 makes them since 3.1. */
    public static Cookie random() {
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES - 1; i++) {
            bytes[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
        }
        return new Cookie(bytes);
    }

    /**
     * The one that was sent.
     *
     * @throws IllegalArgumentException if there are not {@value #BYTES} bytes
     */
    public static Cookie of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a cookie has " + BYTES + " bytes, got: " + bytes.length);
        }
        return new Cookie(bytes);
    }

    /** As it is sent. */
    public byte[] bytes() {
        return Arrays.copyOf(text, BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cookie cookie && Arrays.equals(text, cookie.text);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(text);
    }
}
