package io.netbench.traffic.handshake;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of one run, by which both ends of a data connection prove that they belong to it. It travels only in the
 * control plane's <em>prepare</em>; it is never written to a log, an argument or a result. Immutable, thread-safe.
 */
public final class RunKey {

    /** Length of the key: 128 bits. */
    public static final int BYTES = 16;

    /** Length of a nonce. */
    static final int NONCE_BYTES = 16;

    /** Length of a proof: HMAC-SHA256. */
    static final int PROOF_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    /**
     * The key with these bytes.
     *
     * @throws IllegalArgumentException if there are not {@value #BYTES} of them
     */
    public RunKey(byte[] key) {
        if (key.length != BYTES) {
            throw new IllegalArgumentException("a run key has " + BYTES + " bytes, got: " + key.length);
        }
        this.key = key.clone();
    }

    /** A new random key. */
    public static RunKey random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new RunKey(bytes);
    }

    /** A copy of the key, for the control plane to carry. */
    public byte[] bytes() {
        return key.clone();
    }

    /** HMAC-SHA256 of what remains in {@code message}, whose position is moved to its limit. */
    byte[] proofOf(ByteBuffer message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(message);
            return mac.doFinal();
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    public static byte[] randomNonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    @Override
    public String toString() {
        return "RunKey[hidden]";
    }
}
