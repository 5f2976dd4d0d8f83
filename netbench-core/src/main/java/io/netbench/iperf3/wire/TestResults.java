package io.netbench.iperf3.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one side says of a test when it is over.
 *
 * @param retransmits whether those of its streams are known
 * @param congestion the congestion control that it used, by the kernel's name
 * @param streams in the order of their ids
 */
public record TestResults(
        CpuUse cpu,
        SenderRetransmits retransmits,
        Optional<String> congestion,
        List<StreamResult> streams,
        ServerOutput output) {

    public TestResults {
        streams = List.copyOf(streams);
    }

    /**
     * Reads a message.
     *
     * @throws ProtocolException if it lacks what every version sends
     */
    public static TestResults of(JsonNode json) {
        JsonNode all = json.path("streams");
        if (!all.isArray()) {
            throw new ProtocolException("its results have no streams");
        }
        List<StreamResult> streams = new ArrayList<>();
        for (JsonNode stream : all) {
            streams.add(StreamResult.of(stream));
        }
        requirePossible(streams);
        return new TestResults(
                new CpuUse(
                        percent(json, "cpu_util_total"),
                        percent(json, "cpu_util_user"),
                        percent(json, "cpu_util_system")),
                SenderRetransmits.of(WireJson.whole(json, "sender_has_retransmits")
                        .orElseThrow(() -> new ProtocolException("its results have no sender_has_retransmits"))),
                WireJson.text(json, "congestion_used"),
                streams,
                output(json));
    }

    /** So that the sum over many tests can be told, too. */
    private static void requirePossible(List<StreamResult> streams) {
        requirePossible("bytes", streams, StreamResult::bytes);
        requirePossible("packets", streams, StreamResult::packets);
        requirePossible("errors", streams, StreamResult::errors);
    }

    private static void requirePossible(
            String name, List<StreamResult> streams, ToDoubleFunction<StreamResult> figure) {
        if (streams.stream().mapToDouble(figure).sum() > StreamResult.MAX_COUNT) {
            throw new ProtocolException("its results have more " + name + " than any test can move");
        }
    }

    /** A client that ran for no time divides by it, and JSON has no word for that. */
    private static double percent(JsonNode json, String name) {
        if (json.path(name).isMissingNode()) {
            throw new ProtocolException("its results have no " + name);
        }
        return WireJson.decimal(json, name).orElse(0);
    }

    private static ServerOutput output(JsonNode json) {
        JsonNode object = json.path("server_output_json");
        return new ServerOutput(
                WireJson.text(json, "server_output_text"), object.isObject() ? Optional.of(object) : Optional.empty());
    }

    ObjectNode toJson() {
        ObjectNode json = WireJson.newObject();
        json.put("cpu_util_total", cpu.totalPercent());
        json.put("cpu_util_user", cpu.userPercent());
        json.put("cpu_util_system", cpu.systemPercent());
        json.put("sender_has_retransmits", retransmits.code());
        congestion.ifPresent(name -> json.put("congestion_used", name));
        output.text().ifPresent(text -> json.put("server_output_text", text));
        output.json().ifPresent(object -> json.set("server_output_json", object));
        ArrayNode all = json.putArray("streams");
        streams.forEach(stream -> all.add(stream.toJson()));
        return json;
    }
}
