package io.netbench.iperf3.wire;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one side says of one stream.
 *
 * @param id see {@link Direction#streamId}
 * @param bytes payload that it sent or received, without that of the omitted time
 * @param retransmits segments sent again; -1 if it does not send, or can't tell
 * @param jitterS of UDP, in seconds
 * @param errors datagrams lost
 * @param omittedErrors of them in the omitted time; empty if the peer is older than 3.14
 * @param packets datagrams sent, or the highest number seen
 * @param omittedPackets of them in the omitted time; empty if the peer is older than 3.14
 * @param endS when it ended, in seconds since its start; empty if the peer does not say
 */
public record StreamResult(
        int id,
        long bytes,
        long retransmits,
        double jitterS,
        long errors,
        OptionalLong omittedErrors,
        long packets,
        OptionalLong omittedPackets,
        OptionalDouble endS) {

    /** 2^53: beyond that a number of iperf3, which is a double there, is not exact. */
    static final long MAX_COUNT = 1L << 53;

    /** Kernels count segments in 32 bits. */
    private static final long MAX_SEGMENTS = 1L << 32;

    /** Of a TCP stream. */
    public static StreamResult ofTcp(int id, long bytes, long retransmits, double endS) {
        return new StreamResult(
                id, bytes, retransmits, 0, 0, OptionalLong.of(0), 0, OptionalLong.of(0), OptionalDouble.of(endS));
    }

    /**
     * Of a flow of datagrams.
     *
     * @param lost of all
     * @param lostBefore of them before the measured time
     * @param datagrams of all: sent, or up to the greatest number that came
     * @param datagramsBefore of them before the measured time
     */
    public static StreamResult ofUdp(
            int id,
            long bytes,
            double jitterS,
            long lost,
            long lostBefore,
            long datagrams,
            long datagramsBefore,
            double endS) {
        return new StreamResult(
                id,
                bytes,
                -1,
                jitterS,
                lost,
                OptionalLong.of(lostBefore),
                datagrams,
                OptionalLong.of(datagramsBefore),
                OptionalDouble.of(endS));
    }

    /** Datagrams of the measured time: sent, or up to the greatest number that came. */
    public long windowPackets() {
        return Math.max(0, packets - omittedPackets.orElse(0));
    }

    /** Part of them that was lost. */
    public long windowErrors() {
        return Math.max(0, errors - omittedErrors.orElse(0));
    }

    /**
     * Reads what a peer says.
     *
     * @throws ProtocolException if a figure that every version sends is not there, or one can't be
     */
    static StreamResult of(JsonNode json) {
        return new StreamResult(
                (int) required(json, "id", 0, Integer.MAX_VALUE),
                required(json, "bytes", 0, MAX_COUNT),
                retransmits(required(json, "retransmits", Long.MIN_VALUE, Long.MAX_VALUE)),
                WireJson.decimal(json, "jitter").orElse(0),
                required(json, "errors", 0, MAX_COUNT),
                optional(json, "omitted_errors"),
                required(json, "packets", 0, MAX_COUNT),
                optional(json, "omitted_packets"),
                WireJson.decimal(json, "end_time"));
    }

    private static long required(JsonNode json, String name, long least, long most) {
        long value = WireJson.whole(json, name)
                .orElseThrow(() -> new ProtocolException("its results have a stream without " + name));
        return within(name, value, least, most);
    }

    /** Where it has nothing to tell, iperf3 sends -1, or that as it looks without a sign. */
    private static long retransmits(long told) {
        return told < 0 || told > MAX_SEGMENTS ? -1 : told;
    }

    private static OptionalLong optional(JsonNode json, String name) {
        OptionalLong value = WireJson.whole(json, name);
        return value.isPresent() && (value.getAsLong() < 0 || value.getAsLong() > MAX_COUNT)
                ? OptionalLong.empty()
                : value;
    }

    private static long within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ProtocolException("its results have a stream with " + name + " " + value);
        }
        return value;
    }

    ObjectNode toJson() {
        ObjectNode json = WireJson.newObject();
        json.put("id", id);
        json.put("bytes", bytes);
        json.put("retransmits", retransmits);
        json.put("jitter", jitterS);
        json.put("errors", errors);
        if (omittedErrors.isPresent() && omittedPackets.isPresent()) {
            json.put("omitted_errors", omittedErrors.getAsLong());
        }
        json.put("packets", packets);
        if (omittedErrors.isPresent() && omittedPackets.isPresent()) {
            json.put("omitted_packets", omittedPackets.getAsLong());
        }
        json.put("start_time", 0);
        json.put("end_time", endS.orElse(0));
        return json;
    }
}
