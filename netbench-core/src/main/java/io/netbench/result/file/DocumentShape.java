package io.netbench.result.file;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Holds a document against the record types that it shall become, so that what is missing or of another type is named by
 * its path. Members that no record knows are passed over.
 */
final class DocumentShape {

    private static final int MAX_SHOWN = 40;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;

    private DocumentShape() {}

    /**
     * Requires the shape of a record.
     *
     * @throws IllegalArgumentException if a member has another one; the message names it by its path
     */
    static void require(JsonNode document, Class<? extends Record> type) {
        require("", document, type);
    }

    private static void require(String path, JsonNode node, Type type) {
        if (type instanceof ParameterizedType container) {
            requireParts(path, node, container);
            return;
        }
        Class<?> wanted = (Class<?>) type;
        if (node.isNull() || node.isMissingNode()) {
            // Which figures may be unknown is known by the records, when they are made.
            if (wanted.isPrimitive() || wanted.isEnum()) {
                throw new IllegalArgumentException(path + " is missing");
            }
        } else if (wanted.isRecord()) {
            requireThat(node.isObject(), path, "an object", node);
            Member.of(wanted).stream()
                    .filter(member -> !isKnownToBeAbsent(node, member.name()))
                    .forEach(member -> require(
                            path.isEmpty() ? member.name() : path + "." + member.name(),
                            node.path(member.name()),
                            member.type()));
        } else {
            requireThat(isValue(node, wanted), path, nameOf(wanted), node);
        }
    }

    /** A figure that is null and has its reason, lists among them. */
    private static boolean isKnownToBeAbsent(JsonNode object, String member) {
        return object.path(member).isNull() && object.path("absent").has(member);
    }

    private static void requireParts(String path, JsonNode node, ParameterizedType container) {
        Type[] parts = container.getActualTypeArguments();
        boolean isAbsent = node.isNull() || node.isMissingNode();
        if (container.getRawType() == Optional.class) {
            if (!isAbsent) {
                require(path, node, parts[0]);
            }
        } else if (container.getRawType() == List.class) {
            if (isAbsent) {
                throw new IllegalArgumentException(path + " is missing");
            }
            requireThat(node.isArray(), path, "an array", node);
            for (int i = 0; i < node.size(); i++) {
                requirePresent(path + "[" + i + "]", node.get(i), parts[0]);
            }
        } else if (container.getRawType() == Map.class) {
            // Empty ones are left out.
            requireThat(isAbsent || node.isObject(), path, "an object", node);
            node.properties().forEach(entry -> requirePresent(path + "." + entry.getKey(), entry.getValue(), parts[1]));
        } else {
            throw new IllegalStateException("results have no members of type " + container);
        }
    }

    private static void requirePresent(String path, JsonNode node, Type type) {
        if (node.isNull()) {
            throw new IllegalArgumentException(path + " is missing");
        }
        require(path, node, type);
    }

    private static boolean isValue(JsonNode node, Class<?> wanted) {
        if (wanted == long.class || wanted == Long.class) {
            return node.isIntegralNumber() && node.canConvertToLong();
        }
        if (wanted == int.class || wanted == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt();
        }
        if (wanted == double.class || wanted == Double.class) {
            return node.isNumber() && Double.isFinite(node.asDouble());
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return node.isBoolean();
        }
        if (!node.isString()) {
            return false;
        }
        String text = node.stringValue();
        return wanted.isEnum()
                ? Stream.of(wanted.getEnumConstants())
                        .anyMatch(constant -> constant.toString().equalsIgnoreCase(text))
                : wanted != Instant.class || isInstant(text);
    }

    /** Times far from any run could be read, but not be counted in milliseconds. */
    private static boolean isInstant(String text) {
        try {
            int year = Instant.parse(text).atOffset(ZoneOffset.UTC).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String nameOf(Class<?> wanted) {
        if (wanted == long.class || wanted == Long.class || wanted == int.class || wanted == Integer.class) {
            boolean isLong = wanted == long.class || wanted == Long.class;
            return "a whole number of at most " + (isLong ? Long.MAX_VALUE : Integer.MAX_VALUE);
        }
        if (wanted == double.class || wanted == Double.class) {
            return "a number";
        }
        if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        }
        if (wanted.isEnum()) {
            return "one of "
                    + String.join(
                            ", ",
                            Stream.of(wanted.getEnumConstants())
                                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                                    .toList());
        }
        return wanted == Instant.class ? "a time such as 2026-03-01T12:00:00Z" : "a text";
    }

    private static void requireThat(boolean isRight, String path, String right, JsonNode node) {
        if (!isRight) {
            throw new IllegalArgumentException(path + " must be " + right + ", got: " + excerpt(node));
        }
    }

    private static String excerpt(JsonNode node) {
        if (node.isContainer()) {
            return node.isArray() ? "an array" : "an object";
        }
        String text = node.toString();
        return text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "...";
    }
}
