package io.netbench.launch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The line with which an agent says that it is ready.
 *
 * @param form of the line; 1
 * @param version of netbench there
 * @param host as that host calls itself
 * @param node as Slurm calls it; {@code null} where it was not Slurm that started the agent
 * @param pid of the agent
 * @param controlPort where it waits for its coordinator
 * @param addresses of the host, best first
 */
public record Announcement(
        @JsonProperty("netbench_agent") int form,
        String version,
        String host,
        String node,
        long pid,
        int controlPort,
        List<String> addresses) {

    private static final String START = "{\"netbench_agent\"";
    private static final int FORM = 1;

    /** For those who read: an agent writes its one line without all that a mapper loads. */
    private static final class Reading {
        static final JsonMapper MAPPER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    public Announcement {
        if (form != FORM) {
            throw new IllegalArgumentException("netbench_agent must be " + FORM + ", got: " + form);
        }
        if (host == null || host.isBlank()) {
            throw new IllegalArgumentException("host must be a name, got: " + host);
        }
        if (controlPort < 1 || controlPort > 65_535) {
            throw new IllegalArgumentException("control_port must be from 1 to 65535, got: " + controlPort);
        }
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /** As an agent prints it. */
    public String line() {
        return START + ":" + form + ",\"version\":" + quoted(version) + ",\"host\":" + quoted(host) + ",\"node\":"
                + quoted(node) + ",\"pid\":" + pid + ",\"control_port\":" + controlPort + ",\"addresses\":"
                + addresses.stream().map(Announcement::quoted).collect(Collectors.joining(",", "[", "]")) + "}";
    }

    private static String quoted(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            char each = text.charAt(at);
            if (each == '"' || each == '\\') {
                json.append('\\').append(each);
            } else if (each < ' ') {
                json.append(String.format("\\u%04x", (int) each));
            } else {
                json.append(each);
            }
        }
        return json.append('"').toString();
    }

    /**
     * The announcement in a line of an agent's output; empty if the line is something else, such as a greeting of the
     * host.
     */
    static Optional<Announcement> in(String line) {
        int at = line.indexOf(START);
        if (at < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Reading.MAPPER.readValue(line.substring(at), Announcement.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
