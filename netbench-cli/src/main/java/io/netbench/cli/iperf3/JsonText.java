package io.netbench.cli.iperf3;

import io.netbench.result.ResultJson;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON as iperf3 writes it: a line for each event, or one document. */
final class JsonText {

    private JsonText() {}

    /** The line of an event. */
    static String line(String event, JsonNode data) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("event", event);
        line.set("data", data);
        return ResultJson.mapper().writeValueAsString(line);
    }

    /** Writes a document to its place. */
    static void write(ObjectNode document, Output output, Outlet outlet) {
        output.replace(
                out -> out.write(
                        (ResultJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n")
                                .getBytes(StandardCharsets.UTF_8)),
                outlet);
    }
}
