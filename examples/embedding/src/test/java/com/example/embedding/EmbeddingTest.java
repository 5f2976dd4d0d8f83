package com.example.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.api.LoadFigures;
import io.netbench.api.Result;
import io.netbench.api.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The programs run, and say what they are for. */
@Timeout(60)
class EmbeddingTest {

    private static final Duration WINDOW = Duration.ofMillis(200);

    private final PrintStream out = System.out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void listenNoMore() {
        System.setOut(out);
    }

    @Test
    void shouldRunAnIncastOnThisHost() {
        Result result = LocalIncast.run(WINDOW);

        assertEquals(Verdict.PASSED, result.verdict(), () -> "" + result.reasons());
        assertEquals(8, result.links().size());
        assertTrue(lines().contains("PASSED []"), () -> "" + lines());
        assertEquals(8, count("client-\\d->server-1: [0-9.,]+ Gbit/s"), () -> "" + lines());
    }

    @Test
    void shouldRunLoadsSideBySide() {
        Result result = SideBySide.run(WINDOW, Duration.ofSeconds(60));

        assertEquals(Verdict.PASSED, result.verdict(), () -> "" + result.reasons());
        assertEquals(
                List.of("writes", "reads"),
                result.loads().stream().map(LoadFigures::name).toList());
        assertTrue(lines().contains("max_p99 met"), () -> "" + lines());
    }

    @Test
    void shouldSweepBlockSizesOverAgents(@TempDir Path folder) throws Exception {
        Path token = Files.writeString(folder.resolve("token"), "the-token-of-this-very-test\n");
        try (LoopbackAgent server = LoopbackAgent.start(token);
                LoopbackAgent client = LoopbackAgent.start(token)) {
            OverHosts.run(token, server.host(), client.host(), WINDOW);
        }

        assertEquals(2, count("[0-9,.]+ bytes: [0-9.,]+ Gbit/s"), () -> "" + lines());
    }

    private long count(String line) {
        return lines().stream().filter(said -> said.matches(line)).count();
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
