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

    /** Of a TCP stream. */
    public static StreamResult ofTcp(int id, long bytes, long retransmits, double endS) {
        return new StreamResult(
                id, bytes, retransmits, 0, 0, OptionalLong.of(0), 0, OptionalLong.of(0), OptionalDouble.of(endS));
    }

    /**
     * Reads what a peer says.
     *
     * @throws ProtocolException if a figure that every version sends is not there
     */
    static StreamResult of(JsonNode json) {
        JsonNode end = json.path("end_time");
        return new StreamResult(
                (int) required(json, "id"),
                required(json, "bytes"),
                required(json, "retransmits"),
                json.path("jitter").isNumber() ? json.path("jitter").asDouble() : 0,
                required(json, "errors"),
                WireJson.whole(json, "omitted_errors"),
                required(json, "packets"),
                WireJson.whole(json, "omitted_packets"),
                end.isNumber() ? OptionalDouble.of(end.asDouble()) : OptionalDouble.empty());
    }

    private static long required(JsonNode json, String name) {
        return WireJson.whole(json, name)
                .orElseThrow(() -> new ProtocolException("its results have a stream without " + name));
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
