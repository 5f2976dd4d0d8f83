package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlServer;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A suite over agents that is interrupted, and goes on later on the same agents. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ResumedSuiteTest {

    private static final int AGENTS = 4;
    private static final int PAIRS = AGENTS * (AGENTS - 1);

    @TempDir
    private Path folder;

    private final List<ControlServer> agents = new ArrayList<>();

    @BeforeEach
    void startAgents() {
        for (int i = 0; i < AGENTS; i++) {
            agents.add(LoopbackAgent.start());
        }
    }

    @AfterEach
    void stopAgents() {
        agents.forEach(ControlServer::close);
    }

    @Test
    void shouldGoOnAfterCtrlCWithWhatIsMissing() throws Exception {
        Path suite = folder.resolve("suite");
        String matrix = "matrix -t 500ms -w 100ms --hosts "
                + String.join(",", agents.stream().map(LoopbackAgent::host).toList());
        try (NetbenchProcess cut = NetbenchProcess.start(folder, "", List.of(), matrix + " --out " + suite)) {
            cut.awaitFile(suite.resolve("runs/pairs-1.json"));
            cut.signal("INT");
            assertEquals(130, cut.exitStatus(), () -> cut.out() + cut.err());
            assertTrue(cut.out().contains(" of " + PAIRS + " pairs measured, not judged"), () -> cut.out() + cut.err());
        }
        SuiteResult before = SuiteReader.read(suite.resolve("suite.json"));
        assertEquals(SuiteStatus.INTERRUPTED, before.status());
        byte[] first = Files.readAllBytes(suite.resolve("runs/pairs-1.json"));

        CommandRun rest = CommandRun.of((matrix + " --resume " + suite).split(" "));

        assertEquals(ExitStatus.PASSED, rest.status(), rest::err);
        SuiteResult after = SuiteReader.read(suite.resolve("suite.json"));
        assertEquals(SuiteStatus.COMPLETE, after.status());
        assertArrayEquals(first, Files.readAllBytes(suite.resolve("runs/pairs-1.json")), "it was measured once");
        List<String> names = after.runs().stream().map(SuiteRun::name).toList();
        assertEquals(
                List.of("hosts", "pairs-1", "pairs-2", "pairs-3"),
                names.stream().sorted().toList());
        long measured = after.runs().stream()
                .filter(run -> run.phase().equals("pairs"))
                .map(run -> ResultReader.read(suite.resolve(run.file().orElseThrow())))
                .mapToLong(result -> result.links().size())
                .sum();
        assertEquals(PAIRS, measured, rest::out);
    }
}
