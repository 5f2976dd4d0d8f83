package io.netbench.host;

import io.netbench.text.PlainText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code lldpctl -f json} prints. Of one neighbour it makes an object, of several a list, a switch with a name is keyed by
 * it, and its older form ({@code json0}) wraps every value in lists: all of these are read. What neighbours say of
 * themselves is theirs to choose, so it is cleaned and cut.
 */
final class LldpReport {

    private static final int MOST_CHARACTERS = 64;

    /** What a chassis has besides its name, where that is a key. */
    private static final Set<String> PARTS =
            Set.of("id", "name", "descr", "mgmt-ip", "mgmt-iface", "capability", "ttl", "unknown-tlvs");

    private LldpReport() {}

    /** Switch and port by interface; nothing of interfaces whose neighbour can't be told. */
    static Map<String, SwitchPort> read(String text) {
        Map<String, SwitchPort> found = new LinkedHashMap<>();
        try {
            JsonNode root = new JsonMapper().readTree(text);
            items(root.get("lldp"))
                    .flatMap(lldp -> items(lldp.get("interface")))
                    .forEach(entry -> interfaces(entry, found));
        } catch (JacksonException none) {
            return Map.of();
        }
        return Map.copyOf(found);
    }

    private static void interfaces(JsonNode entry, Map<String, SwitchPort> found) {
        Optional<String> name = text(entry.get("name"));
        if (name.isPresent()) {
            neighbour(entry).ifPresent(port -> found.putIfAbsent(name.get(), port));
            return;
        }
        for (Map.Entry<String, JsonNode> named : entry.properties()) {
            items(named.getValue())
                    .flatMap(one -> neighbour(one).stream())
                    .findFirst()
                    .ifPresent(port -> found.putIfAbsent(named.getKey(), port));
        }
    }

    private static Optional<SwitchPort> neighbour(JsonNode entry) {
        Optional<String> system =
                items(entry.get("chassis")).flatMap(one -> system(one).stream()).findFirst();
        Optional<String> port =
                items(entry.get("port")).flatMap(one -> port(one).stream()).findFirst();
        return system.isPresent() && port.isPresent()
                ? Optional.of(new SwitchPort(system.get(), port.get()))
                : Optional.empty();
    }

    private static Optional<String> system(JsonNode chassis) {
        Optional<String> name = text(chassis.get("name"));
        if (name.isPresent()) {
            return name;
        }
        List<String> keys = new ArrayList<>();
        chassis.properties().forEach(part -> keys.add(part.getKey()));
        return keys.stream()
                .filter(key -> !PARTS.contains(key) && chassis.get(key).isObject())
                .findFirst()
                .map(LldpReport::cleaned)
                .or(() -> text(chassis.get("id")));
    }

    /** Its name where it has one; numbers and addresses say less than a description does. */
    private static Optional<String> port(JsonNode port) {
        Optional<String> id = text(port.get("id"));
        boolean isName = items(port.get("id"))
                .anyMatch(one -> one.path("type").asString("").equals("ifname"));
        return isName ? id : text(port.get("descr")).or(() -> id);
    }

    private static Stream<JsonNode> items(JsonNode node) {
        if (node == null || !node.isContainer()) {
            return Stream.of();
        }
        return node.isArray() ? node.valueStream().filter(JsonNode::isObject) : Stream.of(node);
    }

    private static Optional<String> text(JsonNode node) {
        if (node == null) {
            return Optional.empty();
        }
        if (node.isArray()) {
            return node.valueStream().flatMap(one -> text(one).stream()).findFirst();
        }
        String value = node.isObject() ? node.path("value").asString("") : node.asString("");
        return value.isBlank() ? Optional.empty() : Optional.of(cleaned(value));
    }

    private static String cleaned(String value) {
        String plain = PlainText.of(value.strip());
        return plain.codePointCount(0, plain.length()) <= MOST_CHARACTERS
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARACTERS)) + "...";
    }
}
