package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import io.netbench.text.QuantityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * What a person asked of a link: of all links by the options of a command, or of one by {@code --link}. What is empty
 * was not asked for. The components mean the same as those of {@link LinkLoad}.
 */
public record LinkSettings(
        OptionalLong blockSizeBytes,
        OptionalLong responseSizeBytes,
        OptionalInt connections,
        OptionalInt queueDepth,
        OptionalLong rateBitsPerS,
        OptionalLong targetBytes) {

    /** Block size where none is asked for: what parallel file systems move at a time. */
    public static final long DEFAULT_BLOCK_SIZE_BYTES = 1L << 20;

    /** Datagram size where none is asked for: with IPv6 and its own headers too it fits into an MTU of 1500. */
    public static final long DEFAULT_DATAGRAM_BYTES = 1_448;

    /** A datagram has to hold the tool's own header. */
    public static final long LEAST_DATAGRAM_BYTES = 36;

    /** That of iperf3's protocol has less of one. */
    public static final long LEAST_FOREIGN_DATAGRAM_BYTES = 16;

    /** The longest payload that UDP carries over IPv4. */
    public static final long MOST_DATAGRAM_BYTES = 65_507;

    /** Response size of a push where none is asked for. */
    public static final long DEFAULT_RESPONSE_SIZE_BYTES = 1;

    /** Request size of a read where none is asked for. */
    public static final long DEFAULT_REQUEST_SIZE_BYTES = 64;

    /** Queue depth where none is asked for: one operation at a time, as a synchronous storage client. */
    public static final int DEFAULT_QUEUE_DEPTH = 1;

    /**
     * Most operations in flight with a rate where no depth is asked for. With a rate the load is open: operations start
     * when they are due, not when the last one is done, so a depth of 1 would turn a slow network into a lower rate.
     */
    public static final int DEFAULT_QUEUE_DEPTH_WITH_RATE = 32;

    /** Nothing asked for. */
    public static final LinkSettings NONE = new LinkSettings(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty());

    /** Names of the properties in {@link #parse}: the long options of a command, without dashes. */
    private static final List<String> PROPERTIES =
            List.of("block-size", "response-size", "connections", "queue-depth", "rate", "bytes");

    /**
     * Reads {@code rate=100mbit,connections=2}.
     *
     * @throws PlanException if a property is unknown, named twice, or its value can't be read
     */
    public static LinkSettings parse(String text) {
        Map<String, String> values = new HashMap<>();
        for (String property : text.split(",", -1)) {
            int equals = property.indexOf('=');
            String name = (equals < 0 ? property : property.substring(0, equals)).strip();
            if (!PROPERTIES.contains(name)) {
                throw new PlanException("'" + name + "' is not a property of a link; there are "
                        + String.join(", ", PROPERTIES) + ", such as rate=100mbit");
            }
            String value = equals < 0 ? "" : property.substring(equals + 1).strip();
            if (values.put(name, value) != null) {
                throw new PlanException("'" + name + "' is given twice");
            }
        }
        return new LinkSettings(
                number(values, "block-size", ByteSize::parse),
                number(values, "response-size", ByteSize::parse),
                count(values, "connections"),
                count(values, "queue-depth"),
                number(values, "rate", BitRate::parse),
                number(values, "bytes", ByteSize::parse));
    }

    /** The same with the depth of its mode. */
    public LinkSettings withoutQueueDepth() {
        return new LinkSettings(
                blockSizeBytes, responseSizeBytes, connections, OptionalInt.empty(), rateBitsPerS, targetBytes);
    }

    /** These settings, and those of {@code fallback} where nothing was asked for here. */
    public LinkSettings orElse(LinkSettings fallback) {
        return new LinkSettings(
                blockSizeBytes.isPresent() ? blockSizeBytes : fallback.blockSizeBytes,
                responseSizeBytes.isPresent() ? responseSizeBytes : fallback.responseSizeBytes,
                connections.isPresent() ? connections : fallback.connections,
                queueDepth.isPresent() ? queueDepth : fallback.queueDepth,
                rateBitsPerS.isPresent() ? rateBitsPerS : fallback.rateBitsPerS,
                targetBytes.isPresent() ? targetBytes : fallback.targetBytes);
    }

    /**
     * What a link carries under these settings, with defaults for what was not asked for.
     *
     * @throws PlanException if a setting is out of its range, or they contradict each other
     */
    public LinkLoad resolve(Mode mode, DataProtocol protocol) {
        return protocol == DataProtocol.UDP ? resolveDatagrams() : resolve(mode);
    }

    private LinkLoad resolveDatagrams() {
        if (queueDepth.isPresent()) {
            throw new PlanException(
                    Property.QUEUE_DEPTH + " must be left out with " + Property.UDP + ": no datagram is waited for");
        }
        if (responseSizeBytes.orElse(0) != 0) {
            throw new PlanException(Property.RESPONSE_SIZE + " must be 0 or left out with " + Property.UDP
                    + ": no datagram is answered");
        }
        long datagramBytes = blockSizeBytes.orElse(DEFAULT_DATAGRAM_BYTES);
        requireDatagram(datagramBytes, LEAST_DATAGRAM_BYTES);
        return new LinkLoad(datagramBytes, 0, connections.orElse(1), DEFAULT_QUEUE_DEPTH, rateBitsPerS, targetBytes);
    }

    static void requireDatagram(long bytes, long leastBytes) {
        require(
                bytes >= leastBytes && bytes <= MOST_DATAGRAM_BYTES,
                Property.BLOCK_SIZE,
                bytes,
                "from " + leastBytes + " to " + MOST_DATAGRAM_BYTES + " B with " + Property.UDP
                        + ": a block is a datagram");
    }

    /** The same over TCP. */
    public LinkLoad resolve(Mode mode) {
        long responseSize =
                responseSizeBytes.orElse(mode == Mode.READ ? DEFAULT_REQUEST_SIZE_BYTES : DEFAULT_RESPONSE_SIZE_BYTES);
        if (responseSize == 0 && queueDepth.isPresent()) {
            throw new PlanException(Property.QUEUE_DEPTH + " must be left out with " + Property.RESPONSE_SIZE + " 0: "
                    + "a plain stream has no operations in flight");
        }
        boolean isOpenLoop = rateBitsPerS.isPresent() && responseSize > 0;
        return new LinkLoad(
                blockSizeBytes.orElse(DEFAULT_BLOCK_SIZE_BYTES),
                responseSize,
                connections.orElse(1),
                queueDepth.orElse(isOpenLoop ? DEFAULT_QUEUE_DEPTH_WITH_RATE : DEFAULT_QUEUE_DEPTH),
                rateBitsPerS,
                targetBytes);
    }

    /**
     * Holds each setting against its own range, whatever the others are.
     *
     * @throws PlanException if one is out of it
     */
    public void requireRanges() {
        new LinkLoad(
                blockSizeBytes.orElse(DEFAULT_BLOCK_SIZE_BYTES),
                responseSizeBytes.orElse(DEFAULT_RESPONSE_SIZE_BYTES),
                connections.orElse(1),
                queueDepth.orElse(DEFAULT_QUEUE_DEPTH),
                rateBitsPerS,
                targetBytes);
    }

    /** How those of the settings that were asked for are called where they were written; others keep their place. */
    PropertyNames names() {
        Map<Property, Boolean> asked = Map.of(
                Property.BLOCK_SIZE, blockSizeBytes.isPresent(),
                Property.RESPONSE_SIZE, responseSizeBytes.isPresent(),
                Property.CONNECTIONS, connections.isPresent(),
                Property.QUEUE_DEPTH, queueDepth.isPresent(),
                Property.RATE, rateBitsPerS.isPresent(),
                Property.BYTES, targetBytes.isPresent());
        return property -> Optional.of(
                asked.getOrDefault(property, false) ? property.key().replace('_', '-') : property.toString());
    }

    private static OptionalLong number(Map<String, String> values, String name, ToLongFunction<String> parser) {
        String value = values.get(name);
        return value == null ? OptionalLong.empty() : OptionalLong.of(named(name, () -> parser.applyAsLong(value)));
    }

    private static OptionalInt count(Map<String, String> values, String name) {
        String value = values.get(name);
        return value == null ? OptionalInt.empty() : OptionalInt.of((int) named(name, () -> wholeNumber(value)));
    }

    private static long wholeNumber(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new PlanException("'" + value + "' is not a whole number");
        }
    }

    private static long named(String name, LongSupplier parser) {
        try {
            return parser.getAsLong();
        } catch (QuantityException | PlanException e) {
            throw new PlanException(name + " " + e.getMessage());
        }
    }
}
