package io.netbench.traffic.handshake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The first frame on a data connection, sent by the side that connected. Everything is big-endian:
 *
 * <pre>
 *  0  4  magic "NBD1"
 *  4  2  protocol version
 *  6 16  run id
 * 22  4  link
 * 26  4  index of the connection within the link
 * 30 16  nonce
 * 46 32  HMAC-SHA256 of bytes 0..45 with the run's key
 * </pre>
 *
 * The other side answers with 4 bytes of magic "NBA1" and an HMAC-SHA256 over that magic and the whole hello; without
 * it not one more byte is sent, so that an agent can't be made to flood a host that did not agree.
 *
 * @param runId 32 hexadecimal digits
 * @param link id of the link in the plan
 * @param index of the connection within the link
 * @param nonce random, so that an accept can't be replayed
 */
@SuppressWarnings("ArrayRecordComponent") // made, written and forgotten: never compared, never shared
public record Hello(String runId, int link, int index, byte[] nonce) {

    public static final int BYTES = 46 + RunKey.PROOF_BYTES;
    public static final int ACCEPT_BYTES = 4 + RunKey.PROOF_BYTES;

    private static final int HELLO_MAGIC = 0x4e424431;
    private static final int ACCEPT_MAGIC = 0x4e424131;
    private static final short VERSION = 1;
    private static final int SIGNED_BYTES = 46;

    /** The frame, proved with {@code key}. */
    public byte[] encode(RunKey key) {
        ByteBuffer frame = ByteBuffer.allocate(BYTES)
                .putInt(HELLO_MAGIC)
                .putShort(VERSION)
                .put(HexFormat.of().parseHex(runId))
                .putInt(link)
                .putInt(index)
                .put(nonce);
        frame.put(key.proofOf(frame.duplicate().flip()));
        return frame.array();
    }

    /** Reads a frame's fields without trusting them; empty when it is no hello of this version. */
    public static Optional<Hello> decode(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        if (frame.length != BYTES || in.getInt() != HELLO_MAGIC || in.getShort() != VERSION) {
            return Optional.empty();
        }
        byte[] runId = new byte[16];
        in.get(runId);
        int link = in.getInt();
        int index = in.getInt();
        byte[] nonce = new byte[RunKey.NONCE_BYTES];
        in.get(nonce);
        return Optional.of(new Hello(HexFormat.of().formatHex(runId), link, index, nonce));
    }

    /** Whether {@code frame} was made by somebody who knows the key; compared in constant time. */
    public static boolean isProved(byte[] frame, RunKey key) {
        byte[] expected = key.proofOf(ByteBuffer.wrap(frame, 0, SIGNED_BYTES));
        return MessageDigest.isEqual(expected, Arrays.copyOfRange(frame, SIGNED_BYTES, BYTES));
    }

    /** The answer to the hello {@code frame}. */
    public static byte[] accept(byte[] frame, RunKey key) {
        ByteBuffer signed =
                ByteBuffer.allocate(4 + BYTES).putInt(ACCEPT_MAGIC).put(frame).flip();
        return ByteBuffer.allocate(ACCEPT_BYTES)
                .putInt(ACCEPT_MAGIC)
                .put(key.proofOf(signed))
                .array();
    }

    /** Whether {@code answer} is the accept that belongs to the hello {@code frame}. */
    static boolean isAccept(byte[] answer, byte[] frame, RunKey key) {
        return MessageDigest.isEqual(accept(frame, key), answer);
    }
}
