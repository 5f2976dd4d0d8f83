package io.netbench.result.file;

import io.netbench.result.EndpointLinks;
import io.netbench.result.EndpointResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads results of version 1 as those of a run with one load. They had a flat plan, no sums of endpoints, checks of the
 * tool's own sums among those that somebody asked for, and socket options by the kernel's names. What is damaged is passed
 * on as it is: whoever reads version 2 names it.
 */
final class VersionOne {

    static final String SCHEMA = "netbench-result/1";

    private static final String ONLY_LOAD = "load";

    private static final List<String> OF_LOAD = List.of(
            "pattern",
            "mode",
            "topology",
            "servers",
            "clients",
            "links",
            "block_size_bytes",
            "response_size_bytes",
            "connections_per_link",
            "queue_depth",
            "rate_bits_per_s",
            "arrival_phase",
            "bytes_per_link",
            "barrier",
            "link_overrides");

    /** Sums that must balance; where they did not, an error says so. */
    private static final Set<String> OWN_CHECKS = Set.of("max_unexplained_bytes", "max_missing_tick_weight");

    private static final Map<String, String> OPTIONS = Map.of(
            "SO_SNDBUF", "send_buffer_bytes",
            "SO_RCVBUF", "receive_buffer_bytes",
            "TCP_MAXSEG", "mss_bytes",
            "TCP_CONGESTION", "congestion",
            "DSCP", "dscp",
            "IP_TOS", "dscp",
            "SO_BINDTODEVICE", "device");

    private static final Set<String> TEXTS = Set.of("congestion", "device");

    /** A type of service has the code point in its upper six bits. */
    private static final int CONGESTION_BITS = 2;

    private final JsonNodeFactory nodes = JsonNodeFactory.instance;
    private final ObjectNode root;
    private final String name;

    private VersionOne(ObjectNode root) {
        this.root = root;
        String pattern = root.path("plan").path("pattern").asString("");
        this.name = pattern.matches("[a-z0-9-]+") ? pattern : ONLY_LOAD;
    }

    static boolean isOne(JsonNode document) {
        return document.path("schema").asString("").equals(SCHEMA);
    }

    /** The same result in the shape of version 2, without its endpoints. */
    static JsonNode lift(JsonNode document) {
        return new VersionOne((ObjectNode) document).lifted();
    }

    /** A lifted result with its endpoints, which version 1 did not have. */
    static RunResult withEndpoints(RunResult result) {
        EndpointLinks links = new EndpointLinks(
                result.links(),
                result.measured().map(window -> window.lengthNs()).filter(ns -> ns > 0));
        LoadResult load = result.loads().get(0);
        boolean sourcesConnect = load.isIncast() && !load.isRead();
        return result.withEndpoints(links.names().stream()
                .map(endpoint -> endpoint(result, links, endpoint, sourcesConnect))
                .toList());
    }

    private static EndpointResult endpoint(
            RunResult result, EndpointLinks links, String endpoint, boolean sourcesConnect) {
        boolean isClient = sourcesConnect ? links.isSource(endpoint) : links.isSink(endpoint);
        boolean isServer = sourcesConnect ? links.isSink(endpoint) : links.isSource(endpoint);
        // An endpoint on a host has its name; those without one were all carried by the agent of this host.
        boolean isHost = result.hosts().stream().anyMatch(host -> host.name().equals(endpoint));
        return links.of(
                endpoint,
                isHost ? endpoint : "this host",
                isClient && isServer ? List.of("client", "server") : List.of(isClient ? "client" : "server"));
    }

    private JsonNode lifted() {
        root.put("schema", RunResult.SCHEMA);
        ObjectNode load = load();
        root.set("loads", nodes.arrayNode().add(load));
        root.set("endpoints", nodes.arrayNode());
        if (root.path("plan").path("socket_options") instanceof ObjectNode options) {
            root.withObject("/plan").set("socket_options", settings(options));
        }
        if (root.path("links") instanceof ArrayNode links) {
            links.forEach(this::liftLink);
        }
        if (root.path("checks") instanceof ArrayNode checks) {
            ArrayNode asked = nodes.arrayNode();
            for (JsonNode check : checks) {
                if (!OWN_CHECKS.contains(check.path("name").asString(""))) {
                    asked.add(check);
                }
            }
            root.set("checks", asked);
        }
        return root;
    }

    private ObjectNode load() {
        ObjectNode load = nodes.objectNode();
        load.put("id", 0);
        load.put("name", name);
        load.put("protocol", LoadResult.TCP);
        if (root.path("plan") instanceof ObjectNode plan) {
            OF_LOAD.forEach(member -> move(plan, member, load, member));
            move(plan, "rounds", load, "rounds_asked");
        }
        window().ifPresentOrElse(
                        window -> {
                            copy(window, "start_ns", load);
                            copy(window, "end_ns", load);
                        },
                        () -> withoutWindow(load));
        copy(root, "totals", load);
        move(root, "steady", load, "steady");
        move(root, "rounds", load, "rounds");
        return load;
    }

    private Optional<JsonNode> window() {
        for (JsonNode window : root.path("windows")) {
            if (window.path("phase").asString("").equals("measure")) {
                return Optional.of(window);
            }
        }
        return Optional.empty();
    }

    private static void withoutWindow(ObjectNode load) {
        String reason = "the run did not come to its window";
        load.putNull("start_ns");
        load.putNull("end_ns");
        load.putObject("absent").put("start_ns", reason).put("end_ns", reason);
    }

    private void liftLink(JsonNode node) {
        if (node instanceof ObjectNode link) {
            link.put("load", name);
            for (JsonNode connection : link.path("connections")) {
                if (connection instanceof ObjectNode one && one.path("options") instanceof ObjectNode ends) {
                    liftOptions(one, ends);
                }
            }
        }
    }

    /** An end on which nothing was set had an empty object there, and is left out now. */
    private void liftOptions(ObjectNode connection, ObjectNode ends) {
        ObjectNode lifted = nodes.objectNode();
        for (String end : List.of("source", "sink")) {
            if (ends.path(end) instanceof ObjectNode options && !options.isEmpty()) {
                ObjectNode settings = lifted.putObject(end);
                settings.set("asked", settings(options.path("asked")));
                settings.set("in_force", settings(options.path("in_force")));
            }
        }
        if (lifted.isEmpty()) {
            connection.remove("options");
        } else {
            connection.set("options", lifted);
        }
    }

    private ObjectNode settings(JsonNode byKernelNames) {
        ObjectNode settings = nodes.objectNode();
        byKernelNames.properties().forEach(option -> {
            String setting = OPTIONS.get(option.getKey());
            if (setting != null) {
                settings.set(setting, value(option.getKey(), setting, option.getValue()));
            }
        });
        return settings;
    }

    private JsonNode value(String option, String setting, JsonNode value) {
        if (TEXTS.contains(setting)) {
            return value;
        }
        try {
            long number = Long.parseLong(value.asString(""));
            return nodes.numberNode(option.equals("IP_TOS") ? number >> CONGESTION_BITS : number);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private static void move(ObjectNode from, String member, ObjectNode to, String name) {
        JsonNode value = from.remove(member);
        if (value != null) {
            to.set(name, value);
        }
    }

    private static void copy(JsonNode from, String member, ObjectNode to) {
        if (from.has(member)) {
            to.set(member, from.get(member));
        }
    }
}
