package io.netbench.iperf3.wire;

import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants: its first message. Reading it takes any figures; whether they can be is asked with
 * {@link #outOfRange()}.
 *
 * @param kind what streams are made of
 * @param direction who sends
 * @param parallel streams in each direction
 */
public record Parameters(
        StreamKind kind,
        Direction direction,
        int parallel,
        TestSpan span,
        StreamPace pace,
        StreamOptions options,
        ClientNotes notes) {

    /** The most streams in each direction. */
    public static final int MAX_PARALLEL = 128;

    /** The longest time that does not count, in seconds. */
    public static final int MAX_OMIT_S = 600;

    /** The longest time that does, in seconds. */
    public static final int MAX_TIME_S = 86_400;

    private static final int DEFAULT_TIME_S = 10;

    /**
     * Reads a message.
     *
     * @throws ProtocolException if a client that asks for both directions in two ways can't be understood
     */
    public static Parameters of(JsonNode json) {
        return new Parameters(
                WireJson.isTrue(json, "udp")
                        ? StreamKind.UDP
                        : WireJson.isTrue(json, "sctp") ? StreamKind.SCTP : StreamKind.TCP,
                direction(json),
                small(json, "parallel", 1),
                new TestSpan(
                        small(json, "omit", 0),
                        small(json, "time", DEFAULT_TIME_S),
                        number(json, "num"),
                        number(json, "blockcount")),
                new StreamPace(
                        number(json, "bandwidth"),
                        small(json, "burst", 0),
                        number(json, "fqrate"),
                        small(json, "pacing_timer", StreamPace.DEFAULT_TIMER_US)),
                options(json),
                notes(json));
    }

    private static Direction direction(JsonNode json) {
        boolean isReverse = WireJson.isTrue(json, "reverse");
        boolean isBoth = WireJson.isTrue(json, "bidirectional");
        if (isReverse && isBoth) {
            throw new ProtocolException("it asked for reverse and bidirectional at once");
        }
        return isBoth ? Direction.BOTH : isReverse ? Direction.DOWNLOAD : Direction.UPLOAD;
    }

    private static StreamOptions options(JsonNode json) {
        return new StreamOptions(
                small(json, "len", 0),
                number(json, "window"),
                small(json, "MSS", 0),
                small(json, "TOS", 0),
                small(json, "flowlabel", 0),
                WireJson.text(json, "congestion").filter(name -> !name.isEmpty()),
                WireJson.isTrue(json, "nodelay"),
                WireJson.isTrue(json, "mptcp"),
                WireJson.isSet(json, "zerocopy"),
                WireJson.isSet(json, "skip_rx_copy"),
                WireJson.isSet(json, "dont_fragment"),
                WireJson.isSet(json, "repeating_payload"),
                WireJson.isSet(json, "udp_counters_64bit"));
    }

    private static ClientNotes notes(JsonNode json) {
        OptionalInt affinity = WireJson.whole(json, "server_affinity").isPresent()
                ? OptionalInt.of(small(json, "server_affinity", 0))
                : OptionalInt.empty();
        return new ClientNotes(
                WireJson.text(json, "client_version"),
                WireJson.text(json, "title"),
                WireJson.text(json, "extra_data"),
                WireJson.isSet(json, "get_server_output"),
                affinity,
                WireJson.text(json, "authtoken"));
    }

    private static long number(JsonNode json, String name) {
        return WireJson.whole(json, name).orElse(0);
    }

    /** Figures that no int holds become the nearest that one does, and are out of range anyway. */
    private static int small(JsonNode json, String name, int otherwise) {
        long value = WireJson.whole(json, name).orElse(otherwise);
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, value));
    }

    /** The first figure that the protocol does not allow; empty if there is none. */
    public Optional<Iperf3Error> outOfRange() {
        return ParameterRanges.firstMissed(this);
    }

    /** Bytes of one write. */
    public int blockBytes() {
        int otherwise =
                kind == StreamKind.UDP ? StreamOptions.DEFAULT_UDP_BLOCK_BYTES : StreamOptions.DEFAULT_TCP_BLOCK_BYTES;
        return options.blockBytes() > 0 ? options.blockBytes() : otherwise;
    }

    /** How many data connections, or flows of datagrams, the test has. */
    public int streams() {
        return direction.streams(parallel);
    }

    ObjectNode toJson() {
        ObjectNode json = WireJson.newObject();
        json.put(kind.member(), true);
        json.put("omit", span.omitS());
        notes.serverAffinity().ifPresent(cpu -> json.put("server_affinity", cpu));
        json.put("time", span.timeS());
        json.put("num", span.bytes());
        json.put("blockcount", span.blocks());
        putIfSet(json, "MSS", options.mssBytes());
        putIfTrue(json, "nodelay", options.noDelay());
        json.put("parallel", parallel);
        putIfTrue(json, "reverse", direction == Direction.DOWNLOAD);
        putIfTrue(json, "bidirectional", direction == Direction.BOTH);
        putIfTrue(json, "mptcp", options.mptcp());
        putIfSet(json, "window", options.windowBytes());
        putIfSet(json, "len", options.blockBytes());
        putIfSet(json, "bandwidth", pace.bitsPerS());
        putIfSet(json, "fqrate", pace.kernelBitsPerS());
        putIfSet(json, "pacing_timer", pace.timerUs());
        putIfSet(json, "burst", pace.burstBlocks());
        putIfSet(json, "TOS", options.typeOfService());
        putIfSet(json, "flowlabel", options.flowLabel());
        putTextIfAny(json, "title", notes.title());
        putTextIfAny(json, "extra_data", notes.extraData());
        putTextIfAny(json, "congestion", options.congestion());
        putIfSet(json, "get_server_output", notes.wantsServerOutput() ? 1 : 0);
        putIfSet(json, "udp_counters_64bit", options.counters64() ? 1 : 0);
        putIfSet(json, "repeating_payload", options.repeatingPayload() ? 1 : 0);
        putIfSet(json, "zerocopy", options.zeroCopy() ? 1 : 0);
        putIfSet(json, "dont_fragment", options.dontFragment() ? 1 : 0);
        putTextIfAny(json, "authtoken", notes.authToken());
        putTextIfAny(json, "client_version", notes.version());
        putIfSet(json, "skip_rx_copy", options.skipReceiveCopy() ? 1 : 0);
        return json;
    }

    private static void putIfSet(ObjectNode json, String name, long value) {
        if (value != 0) {
            json.put(name, value);
        }
    }

    private static void putIfTrue(ObjectNode json, String name, boolean value) {
        if (value) {
            json.put(name, true);
        }
    }

    private static void putTextIfAny(ObjectNode json, String name, Optional<String> text) {
        text.ifPresent(some -> json.put(name, some));
    }
}
