package io.netbench.iperf3.wire;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What came on a control connection and has not been taken yet. There is no framing: who reads asks for what has to come
 * next by the state of the test, and is told whether all of it is there. For one thread.
 *
 * <p>It grows with what comes, never with what a peer says will come, and not beyond the largest message that may come now.
 */
public final class ControlInput {

    /** The most bytes of a parameters message, since iperf3 3.18. */
    public static final int MAX_PARAMETERS_BYTES = 8 << 10;

    /** The most bytes of a client's results: those of 256 streams need a quarter of this. */
    public static final int MAX_RESULTS_BYTES = 1 << 20;

    /** The most bytes of a server's results, which may hold its whole output. */
    public static final int MAX_SERVER_RESULTS_BYTES = 64 << 20;

    private static final int LENGTH_BYTES = 4;

    /** States that may come ahead of their time. */
    private static final int SPARE_BYTES = 64;

    private static final int LEAST_BYTES = 256;
    private static final byte[] NONE = {};

    private int maxMessageBytes;
    private byte[] bytes = new byte[LEAST_BYTES];
    private int from;
    private int to;

    /**
     * Empty.
     *
     * @param maxMessageBytes of the largest message that may come
     */
    public ControlInput(int maxMessageBytes) {
        this.maxMessageBytes = maxMessageBytes;
    }

    /** From now on a message may come that has so many bytes. */
    public void allow(int newMaxMessageBytes) {
        maxMessageBytes = newMaxMessageBytes;
    }

    /** Forgets what came, of which nothing will be taken, and holds no memory for it. */
    public void clear() {
        bytes = NONE;
        from = 0;
        to = 0;
    }

    /**
     * Takes over what has come. The buffer stays the caller's.
     *
     * @throws ProtocolException if that is more than any message may have now
     */
    public void add(ByteBuf arrived) {
        int more = arrived.readableBytes();
        if (pending() + (long) more > (long) maxMessageBytes + LENGTH_BYTES + SPARE_BYTES) {
            throw new ProtocolException("it sent more than a message may have, which is " + maxMessageBytes + " B");
        }
        makeRoomFor(more);
        arrived.readBytes(bytes, to, more);
        to += more;
    }

    private void makeRoomFor(int more) {
        if (to + more <= bytes.length) {
            return;
        }
        int left = pending();
        byte[] roomier = left + more <= bytes.length ? bytes : new byte[Math.max(2 * bytes.length, left + more)];
        System.arraycopy(bytes, from, roomier, 0, left);
        bytes = roomier;
        from = 0;
        to = left;
    }

    /** Bytes that have not been taken. */
    public int pending() {
        return to - from;
    }

    /** Takes a cookie. */
    public Optional<Cookie> cookie() {
        return pending() < Cookie.BYTES ? Optional.empty() : Optional.of(Cookie.of(take(Cookie.BYTES)));
    }

    /**
     * Takes a state.
     *
     * @throws ProtocolException if the byte stands for none
     */
    public Optional<State> state() {
        if (pending() == 0) {
            return Optional.empty();
        }
        byte code = take(1)[0];
        return Optional.of(State.of(code)
                .orElseThrow(() -> new ProtocolException("it sent " + code + ", which is no state of a test")));
    }

    /** Takes the two numbers of a server's error. */
    public Optional<ErrorNumbers> error() {
        if (pending() < 2 * LENGTH_BYTES) {
            return Optional.empty();
        }
        int error = number(from);
        int errno = number(from + LENGTH_BYTES);
        take(2 * LENGTH_BYTES);
        return Optional.of(new ErrorNumbers(error, errno));
    }

    /**
     * Takes a JSON message: its length in 32 bits, and then that.
     *
     * @param maxBytes at most as many as may come now
     * @throws ProtocolException if it is empty or longer, or no JSON object
     */
    public Optional<JsonNode> message(int maxBytes) {
        if (pending() < LENGTH_BYTES) {
            return Optional.empty();
        }
        int length = number(from);
        if (length <= 0 || length > maxBytes) {
            throw new ProtocolException("it announced a message of " + Integer.toUnsignedString(length)
                    + " B, which must have 1 to " + maxBytes);
        }
        if (pending() < LENGTH_BYTES + length) {
            return Optional.empty();
        }
        take(LENGTH_BYTES);
        return Optional.of(object(take(length)));
    }

    private static JsonNode object(byte[] text) {
        try {
            JsonNode node = WireJson.read(text);
            if (node.isObject()) {
                return node;
            }
        } catch (JacksonException malformed) {
            throw new ProtocolException("it sent a message that is no JSON", malformed);
        }
        throw new ProtocolException("it sent a message that is no JSON object");
    }

    private int number(int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | (bytes[at + 3] & 0xff);
    }

    private byte[] take(int count) {
        byte[] taken = Arrays.copyOfRange(bytes, from, from + count);
        from += count;
        if (from == to) {
            from = 0;
            to = 0;
        }
        return taken;
    }
}
