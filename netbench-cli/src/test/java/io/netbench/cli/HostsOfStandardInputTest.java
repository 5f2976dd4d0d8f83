package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Hosts that come from standard input, which is read once, whatever parses the command line again. */
class HostsOfStandardInputTest {

    private static CommandRun run(String hosts, String... arguments) {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream(hosts.getBytes(StandardCharsets.UTF_8)));
        try {
            return CommandRun.of(arguments);
        } finally {
            System.setIn(terminal);
        }
    }

    @Test
    void shouldFindThemInEachSuiteThatIsWatched() {
        InputStream terminal = System.in;
        System.setIn(new ByteArrayInputStream("node1 node2\nnode3\n".getBytes(StandardCharsets.UTF_8)));
        try {
            for (int suite = 0; suite < 2; suite++) {
                CommandRun run = CommandRun.of("matrix", "--hosts", "@-", "--dry-run");

                assertEquals(ExitStatus.PASSED, run.status(), run.err());
                assertTrue(run.out().contains("node3"), run.out());
            }
        } finally {
            System.setIn(terminal);
        }
        CommandRun other = run("node8\nnode9\n", "matrix", "--hosts", "@-", "--dry-run");
        assertTrue(other.out().contains("node9") && !other.out().contains("node3"), other.out());
    }

    @Test
    void shouldNameTheOptionThatIsMistyped() {
        CommandRun run = run("node1\nnode2\n", "matrix", "--hosts", "@-", "--dry-rum");

        assertEquals(ExitStatus.USAGE, run.status(), run.out());
        assertTrue(run.err().contains("--dry-rum"), run.err());
        assertFalse(run.err().contains("names no host"), run.err());
    }
}
