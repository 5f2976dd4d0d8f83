package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NetbenchToolTest {

    private final JsonNode result = JsonMapper.shared().readTree("{\"cpu\": {\"process_ns\": 12, \"host_ns\": null}}");

    @Test
    void shouldReadAFigure() throws IOException {
        assertEquals(12, NetbenchTool.figure(result, "/cpu/process_ns"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cpu/host_ns", "/cpu/none", "/none/process_ns", "/cpu"})
    void shouldNameAFigureThatWasNotMeasured(String pointer) {
        IOException missing = assertThrows(IOException.class, () -> NetbenchTool.figure(result, pointer));
        assertEquals("the result has no figure " + pointer, missing.getMessage());
    }
}
