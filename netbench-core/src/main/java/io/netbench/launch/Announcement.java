package io.netbench.launch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
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

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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
        return MAPPER.writeValueAsString(this);
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
            return Optional.of(MAPPER.readValue(line.substring(at), Announcement.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
