package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

class ChildEnvironmentTest {

    @Test
    void shouldKeepTheTokenAloneFromOtherPrograms() {
        ProcessBuilder program = new ProcessBuilder("ssh");
        program.environment().put(ChildEnvironment.TOKEN, "0123456789abcdef");
        program.environment().put("NETBENCH_OTHER", "kept");

        ChildEnvironment.withholdToken(program);

        assertFalse(program.environment().containsValue("0123456789abcdef"), "in the environment");
        assertEquals("kept", program.environment().get("NETBENCH_OTHER"));
    }
}
