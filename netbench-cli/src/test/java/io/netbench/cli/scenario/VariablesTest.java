package io.netbench.cli.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.yaml.YamlException;
import io.netbench.yaml.YamlReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariablesTest {

    private final Problems problems = new Problems("s.yaml");

    private Variables variables(String list) {
        return Variables.of(
                YamlReader.read("s.yaml", "variables:\n  hosts: " + list + "\n")
                        .entries()
                        .get("variables"),
                List.of(),
                problems);
    }

    @Test
    void shouldPutValuesInTheirPlaces() {
        assertEquals("h1,h2:7411", variables("h1,h2").fill(3, "servers", "${hosts}:7411", problems));
        problems.requireNone();
    }

    /** A file may be anybody's: a short one must not come to more than memory holds. */
    @Test
    void shouldRefuseWhatGrowsBeyondAnyValue() {
        Variables variables = variables("h".repeat(10_000));

        assertEquals("", variables.fill(3, "servers", "${hosts}".repeat(400_000), problems));
        YamlException refused = assertThrows(YamlException.class, problems::requireNone);
        assertTrue(
                refused.getMessage().contains("s.yaml:3: servers: has more than a million characters"),
                refused::getMessage);
    }

    @Test
    void shouldLookAtPlacesWithoutAnEndOnce() {
        String open = "${".repeat(1_000_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertEquals(open, variables("h1").fill(3, "servers", open, problems)));
    }
}
