package io.netbench.iperf3.wire;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as iperf3 reads and writes it: a member of the wrong type counts as left out, as it does there since 3.18, and what
 * follows the first object is passed over.
 */
final class WireJson {

    /** An iperf3 message is three deep; a server's output in JSON a few more. */
    private static final int MAX_DEPTH = 32;

    /** 2^53: beyond that a number of iperf3, which is a double there, is not exact. */
    private static final double MAX_EXACT = 9_007_199_254_740_992.0;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(ControlInput.MAX_SERVER_RESULTS_BYTES)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private WireJson() {}

    static JsonNode read(byte[] text) {
        return MAPPER.readTree(text);
    }

    static ObjectNode newObject() {
        return MAPPER.createObjectNode();
    }

    static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a member is {@code true}. */
    static boolean isTrue(JsonNode of, String name) {
        JsonNode member = of.path(name);
        return member.isBoolean() && member.booleanValue();
    }

    /** Whether a member is a number other than 0, as iperf3 writes some flags. */
    static boolean isSet(JsonNode of, String name) {
        return whole(of, name).orElse(0) != 0;
    }

    /** A member that is a number, cut to a whole one; empty if it is none. */
    static OptionalLong whole(JsonNode of, String name) {
        JsonNode member = of.path(name);
        if (!member.isNumber()) {
            return OptionalLong.empty();
        }
        OptionalDouble value = decimal(of, name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        if (Math.abs(value.getAsDouble()) > MAX_EXACT && member.canConvertToLong()) {
            return OptionalLong.of(member.asLong());
        }
        return OptionalLong.of((long) value.getAsDouble());
    }

    /** A member that is a number; empty if it is none, or one that no double holds. */
    static OptionalDouble decimal(JsonNode of, String name) {
        JsonNode member = of.path(name);
        double value = member.isNumber() ? member.asDouble(Double.NaN) : Double.NaN;
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** A member that is a string; empty if it is none. */
    static Optional<String> text(JsonNode of, String name) {
        JsonNode member = of.path(name);
        return member.isString() ? Optional.of(member.stringValue()) : Optional.empty();
    }
}
