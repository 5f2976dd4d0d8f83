package io.netbench.iperf3.wire;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a server shows itself, for a client that asked for it.
 *
 * @param text as lines; empty if it is JSON
 * @param json as an object; empty if it is text
 */
public record ServerOutput(Optional<String> text, Optional<JsonNode> json) {

    /** Nothing, since nobody asked. */
    public static final ServerOutput NONE = new ServerOutput(Optional.empty(), Optional.empty());

    /** Lines. */
    public static ServerOutput ofText(String text) {
        return new ServerOutput(Optional.of(text), Optional.empty());
    }

    /** An object. */
    public static ServerOutput ofJson(JsonNode json) {
        return new ServerOutput(Optional.empty(), Optional.of(json));
    }
}
