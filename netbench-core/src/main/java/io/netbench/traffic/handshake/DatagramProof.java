package io.netbench.traffic.handshake;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * What the two ends of a connection say to each other so that its datagrams find their way, each proved with the run's key and
 * bound to the connection. Over the connection itself, each way, goes a frame:
 *
 * <pre>
 *  0  4  magic: what it says
 *  4  2  the sender's UDP port, where that is what it says
 *  6 16  the sender's nonce
 * 22 32  HMAC-SHA256 of bytes 0..21, the link and the connection's index
 * </pre>
 *
 * And by the first datagram, from the end that connected:
 *
 * <pre>
 *  0  4  magic "NBG1"
 *  4 16  run id
 * 20  4  link
 * 24  4  index of the connection within the link
 * 28 32  HMAC-SHA256 of bytes 0..27 and both nonces
 * </pre>
 */
public final class DatagramProof {

    /** Length of a frame. */
    public static final int FRAME_BYTES = 22 + RunKey.PROOF_BYTES;

    /** Length of the first datagram. */
    public static final int GREETING_BYTES = 28 + RunKey.PROOF_BYTES;

    private static final int GREETING_MAGIC = 0x4e424731;
    private static final int TOKEN_MAGIC = 0x4e425431;
    private static final int SIGNED_BYTES = 22;
    private static final int GREETING_SIGNED_BYTES = 28;

    private final String runId;
    private final RunKey key;
    private final int link;
    private final int index;
    private final byte[] ownNonce = RunKey.randomNonce();
    private final boolean connects;
    private byte[] peerNonce = new byte[0];

    /**
     * What proves the datagrams of one connection.
     *
     * @param connects whether this end opened the connection
     */
    public DatagramProof(HandshakeSetup setup, int link, int index, boolean connects) {
        runId = setup.runId();
        key = setup.key();
        this.link = link;
        this.index = index;
        this.connects = connects;
    }

    /** What a frame says. */
    public enum Says {
        /** The end that connected: this is my port. */
        PORT_OF_CLIENT(0x4e425031),
        /** The other one: this is mine, and I wait for your first datagram. */
        PORT_OF_SERVER(0x4e425032),
        /** Your first datagram came. */
        GREETED(0x4e425033),
        /** A datagram of full size came. */
        FULL_SIZE(0x4e425034),
        /** No datagrams will come or go: why follows, in as many bytes as the frame has in place of a port. */
        GIVEN_UP(0x4e425035);

        private final int magic;

        Says(int magic) {
            this.magic = magic;
        }
    }

    /** A frame of this end. */
    public byte[] frame(Says what, int port) {
        ByteBuffer frame = ByteBuffer.allocate(FRAME_BYTES)
                .putInt(what.magic)
                .putShort((short) port)
                .put(ownNonce);
        return frame.put(signature(frame.array())).array();
    }

    /** Takes the peer's nonce of a frame that says {@code what}, and is the peer's; false: it is neither. */
    public boolean accept(Says what, byte[] frame) {
        boolean isProved = ByteBuffer.wrap(frame).getInt() == what.magic
                && MessageDigest.isEqual(signature(frame), Arrays.copyOfRange(frame, SIGNED_BYTES, FRAME_BYTES));
        if (isProved) {
            peerNonce = Arrays.copyOfRange(frame, 6, SIGNED_BYTES);
        }
        return isProved;
    }

    /** The port that a frame names. */
    public static int port(byte[] frame) {
        return Short.toUnsignedInt(ByteBuffer.wrap(frame).getShort(4));
    }

    private byte[] signature(byte[] frame) {
        return key.proofOf(ByteBuffer.allocate(SIGNED_BYTES + 2 * Integer.BYTES)
                .put(frame, 0, SIGNED_BYTES)
                .putInt(link)
                .putInt(index)
                .flip());
    }

    /** The first datagram, when both nonces are known. */
    public byte[] greeting() {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES)
                .putInt(GREETING_MAGIC)
                .put(HexFormat.of().parseHex(runId))
                .putInt(link)
                .putInt(index);
        return greeting.put(key.proofOf(withNonces(greeting.array(), GREETING_SIGNED_BYTES)))
                .array();
    }

    /** Whether a datagram is the first one of this connection's peer; compared in constant time. */
    public boolean isGreeting(byte[] datagram) {
        return datagram.length == GREETING_BYTES && MessageDigest.isEqual(greeting(), datagram);
    }

    /** What every datagram of the connection begins with: only its two ends know it, and who sees them pass. */
    public long token() {
        ByteBuffer what = ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(TOKEN_MAGIC)
                .putInt(link)
                .putInt(index);
        return ByteBuffer.wrap(key.proofOf(withNonces(what.array(), what.capacity())))
                .getLong();
    }

    private ByteBuffer withNonces(byte[] signed, int length) {
        byte[] first = connects ? ownNonce : peerNonce;
        byte[] second = connects ? peerNonce : ownNonce;
        return ByteBuffer.allocate(length + first.length + second.length)
                .put(signed, 0, length)
                .put(first)
                .put(second)
                .flip();
    }
}
