package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.plan.HostList;
import io.netbench.time.Await;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against Slurm's own daemons, two nodes on this machine. */
@Timeout(60)
class RealSlurmTest {

    @TempDir
    private static Path cluster;

    private static SlurmAllocation job;

    @TempDir
    private Path folder;

    private FakeSite site;

    @BeforeAll
    static void startCluster() throws Exception {
        String obstacle = run("check");
        assumeTrue(obstacle.isEmpty(), obstacle);
        assertEquals("", run("up"));
        String granted = run("exec", "salloc", "-N", "2", "--no-shell");
        job = SlurmAllocation.from(Map.of(
                        "SLURM_JOB_ID",
                        granted.replaceAll("(?s).*job allocation (\\d+).*", "$1"),
                        "SLURM_JOB_NODELIST",
                        "n[1-2]"))
                .orElseThrow();
    }

    @AfterAll
    static void stopCluster() throws Exception {
        run("down");
    }

    @BeforeEach
    void buildSite() throws IOException {
        site = new FakeSite(folder);
        site.script("agent", site.read("agent").replace("\"node\":null", "\"node\":\"'$SLURMD_NODENAME'\""));
    }

    @Test
    void shouldLaunchOnAllNodesOfAJob() throws Exception {
        LaunchToken token = LaunchToken.random();
        LaunchedAgents launched = launch("n[1-2]", "agent", token);

        assertEquals(List.of(), launched.failures());
        assertEquals(
                List.of("n1", "n2"),
                launched.agents().stream()
                        .map(agent -> agent.announcement().node())
                        .toList());
        assertEquals(List.of("127.0.0.1", "192.0.2.1"), launched.agents().get(1).addresses());
        assertEquals((token.text() + "\n").repeat(2), site.read("tokens"));
        List<Long> pids = launched.agents().stream()
                .map(agent -> agent.announcement().pid())
                .toList();
        launched.close();
        Await.until("the end of all agents", () -> pids.stream().noneMatch(RealSlurmTest::isAlive));
    }

    @Test
    void shouldGoOnWithTheOtherNodeWhenOneFails() throws Exception {
        site.script("agent-on-n1", """
                [ "$SLURMD_NODENAME" = n1 ] && exec "$(dirname "$0")/agent"
                echo "bash: java: command not found" >&2
                exit 127
                """);
        try (LaunchedAgents launched = launch("n1,n2", "agent-on-n1", LaunchToken.random())) {
            assertEquals(1, launched.agents().size());
            assertEquals(
                    "n2: launch: bash: java: command not found; name Java on the hosts with {java}",
                    launched.failures().get(0).toString());
        }
    }

    @Test
    void shouldNameTheProgramThatNodesDoNotHave() throws Exception {
        try (LaunchedAgents launched = launch("n2", "missing", LaunchToken.random())) {
            String reason = launched.failures().get(0).reason();
            assertTrue(reason.contains("missing: No such file or directory"), reason);
        }
    }

    private LaunchedAgents launch(String hosts, String program, LaunchToken token) throws InterruptedException {
        LaunchPlan plan = new LaunchPlan(
                new LaunchMethod.Srun(words("exec"), job),
                (HostList.Hosts) HostList.parse(hosts),
                new AgentProgram(List.of(site.path(program)), List.of()),
                Duration.ofSeconds(20));
        return Launch.start(plan, token);
    }

    private static List<String> words(String command) {
        return List.of(
                Path.of("..", "examples", "slurm", "test-cluster").toString(), "--dir", cluster + "/slurm", command);
    }

    private static String run(String command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(words(command));
        words.addAll(List.of(arguments));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
