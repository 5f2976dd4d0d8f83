package io.netbench.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A member of a document, which knows its path. Numbers may be written as texts, as some tools do.
 *
 * @param node the value; a missing node where there is none
 * @param place its file and path
 */
record JsonField(JsonNode node, Place place) {

    JsonField at(String name) {
        String path = place.field().isEmpty() ? name : place.field() + "." + name;
        return new JsonField(node.path(name), place.at(path));
    }

    boolean isThere() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The parts of an array. */
    List<JsonField> items() {
        if (!isThere()) {
            throw place.wrong("is missing");
        }
        if (!node.isArray()) {
            throw place.wrong("must be an array, got: " + shown());
        }
        List<JsonField> items = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            items.add(new JsonField(node.get(i), place.at(place.field() + "[" + i + "]")));
        }
        return items;
    }

    /** The same; none where it is missing. */
    List<JsonField> itemsIfThere() {
        return isThere() ? items() : List.of();
    }

    JsonField requireObject() {
        if (!isThere()) {
            throw place.wrong("is missing");
        }
        if (!node.isObject()) {
            throw place.wrong("must be an object, got: " + shown());
        }
        return this;
    }

    /** The members of an object. */
    List<Map.Entry<String, JsonField>> members() {
        List<Map.Entry<String, JsonField>> members = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : requireObject().node.properties()) {
            members.add(Map.entry(member.getKey(), at(member.getKey())));
        }
        return members;
    }

    /** A text or a number as it is written. */
    String text() {
        if (!isThere()) {
            throw place.wrong("is missing");
        }
        if (node.isContainer()) {
            throw place.wrong("must be a text, got: " + shown());
        }
        return node.isString()
                ? node.stringValue()
                : node.isNumber() ? node.numberValue().toString() : node.toString();
    }

    String textOr(String other) {
        return isThere() ? text() : other;
    }

    /** A number from 0 up. */
    double number() {
        if (!isThere()) {
            throw place.wrong("is missing");
        }
        if (!node.isNumber() && !node.isString()) {
            throw place.wrong("must be a number from 0 to 1e18, got: " + shown());
        }
        return Figures.number(text(), place);
    }

    Double numberOrNull() {
        return isThere() ? (Double) number() : null;
    }

    /** A whole number from 1 to {@code most}. */
    long count(long most) {
        number();
        return Figures.count(text(), most, place);
    }

    Long countOrNull(long most) {
        return isThere() ? (Long) count(most) : null;
    }

    private String shown() {
        return node.isArray() ? "an array" : node.isObject() ? "an object" : Place.excerpt(node.toString());
    }
}
