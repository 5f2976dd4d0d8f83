package io.netbench.cli;

import io.netbench.result.ResultJson;
import io.netbench.result.file.ResultFileException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Documents that somebody hostile made: a text of theirs in every member that may have any. */
public final class Poison {

    private Poison() {}

    /**
     * Puts the text behind that of every member which may have it. Returns how many there were.
     *
     * @param isReadable whether a document with it is still taken for one
     */
    public static int into(JsonNode document, String text, Predicate<JsonNode> isReadable) {
        return into(document, document, text, isReadable);
    }

    private static int into(JsonNode node, JsonNode document, String text, Predicate<JsonNode> isReadable) {
        int count = 0;
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode former = object.get(name);
                if (former.isString() && !name.equals("encoded")) {
                    object.put(name, former.stringValue() + text);
                    if (isReadable.test(document)) {
                        count++;
                    } else {
                        object.set(name, former);
                    }
                } else {
                    count += into(former, document, text, isReadable);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < Math.min(array.size(), 2); i++) {
                JsonNode former = array.get(i);
                if (!former.isString()) {
                    count += into(former, document, text, isReadable);
                    continue;
                }
                array.set(i, former.stringValue() + text);
                if (isReadable.test(document)) {
                    count++;
                } else {
                    array.set(i, former);
                }
            }
        }
        return count;
    }

    /** Whether a reader takes a document. */
    public static boolean isRead(JsonNode document, Consumer<InputStream> reader) {
        try {
            reader.accept(new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(document)));
            return true;
        } catch (ResultFileException e) {
            return false;
        }
    }
}
