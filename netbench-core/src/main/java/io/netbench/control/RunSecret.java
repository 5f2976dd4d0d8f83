package io.netbench.control;

import java.security.SecureRandom;

/**
 * The key of one run as it is carried to its agents, and nowhere else: data connections prove with it that they belong
 * to the run. Immutable.
 */
public final class RunSecret {

    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] bytes;

    private RunSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new random secret of 128 bits. */
    public static RunSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RunSecret(bytes);
    }

    /**
     * The secret with these bytes.
     *
     * @throws ControlException if it is not 128 bits long
     */
    public static RunSecret of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new ControlException("the run's key must have " + BYTES + " bytes, got: " + bytes.length);
        }
        return new RunSecret(bytes.clone());
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public String toString() {
        return "RunSecret[hidden]";
    }
}
