package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.HostList;
import io.netbench.time.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against OpenSSH's own client and server. */
@Timeout(60)
class RealSshTest {

    @TempDir
    private static Path keys;

    private static RealSshd sshd;

    @TempDir
    private Path folder;

    private FakeSite site;

    @BeforeAll
    static void startServer() throws Exception {
        sshd = RealSshd.start(keys);
    }

    @BeforeEach
    void buildSite() throws IOException {
        site = new FakeSite(folder);
    }

    @AfterAll
    static void stopServer() {
        if (sshd != null) {
            sshd.close();
        }
    }

    @Test
    void shouldKeepAgentsForAsLongAsTheRunWhenServersAreReal() throws Exception {
        LaunchToken token = LaunchToken.random();
        LaunchedAgents launched = launch("h[1-4]", site.path("agent"), token);

        assertEquals(List.of(), launched.failures());
        assertEquals(
                List.of("127.0.0.1", "192.0.2.1"),
                launched.agents().get(3).addresses(),
                "the address behind the alias");
        assertEquals((token.text() + "\n").repeat(4), site.read("tokens"));
        List<Long> pids = launched.agents().stream()
                .map(agent -> agent.announcement().pid())
                .toList();
        launched.close();
        Await.until("the end of all agents", () -> pids.stream().noneMatch(RealSshTest::isAlive));
    }

    @Test
    void shouldLeaveNoAgentWhenTheCoordinatorIsKilled() throws Exception {
        Process coordinator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        LaunchAndStay.class.getName(),
                        sshd.command(),
                        "h[1-2]",
                        site.path("agent"))
                .redirectError(folder.resolve("coordinator.log").toFile())
                .start();
        List<Long> pids =
                coordinator.inputReader().lines().limit(2).map(Long::valueOf).toList();
        assertEquals(2, pids.size(), () -> "see " + folder.resolve("coordinator.log"));
        assertTrue(pids.stream().allMatch(RealSshTest::isAlive));

        coordinator.destroyForcibly();

        Await.until("the end of all agents", () -> pids.stream().noneMatch(RealSshTest::isAlive));
    }

    @Test
    void shouldInstallAnImageOnceForAHomeThatHostsShare() throws Exception {
        AgentImage image = new TinyImage(folder.resolve("netbench-0"), "one").image();
        LaunchMethod.Ssh ssh = new LaunchMethod.Ssh(command(), List.of(), 4, Optional.of(image));
        Path store = keys.resolve("cache/netbench/images");
        for (int launches = 1; launches <= 2; launches++) {
            try (LaunchedAgents launched =
                    Launch.start(plan(ssh, "h[1-4]", "/no/such/netbench"), LaunchToken.random())) {
                assertEquals(List.of(), launched.failures());
            }
            assertEquals(
                    4 * launches,
                    Files.readAllLines(keys.resolve("cache/started")).size());
        }
        HostList.Hosts hosts = (HostList.Hosts) HostList.parse("h1");
        assertEquals(
                "removed, 1 MiB",
                ImageRemoval.from(hosts, ssh, Duration.ofSeconds(20)).get(0).words());
        assertFalse(Files.exists(store));
    }

    @Test
    void shouldSayWhatSshSaysWhenItFails() throws Exception {
        assertFails("Permission denied (publickey)", "PubkeyAuthentication=no");
        assertFails("Host key verification failed", "UserKnownHostsFile=/dev/null");
        assertFails("Connection refused", "Port=1");
    }

    @Test
    void shouldSayWhatTheHostSaysWhenItHasNoSuchProgram() throws Exception {
        try (LaunchedAgents launched = launch("h1", "/no/such/netbench", LaunchToken.random())) {
            String reason = launched.failures().get(0).reason();
            assertTrue(reason.contains("/no/such/netbench"), reason);
        }
    }

    private void assertFails(String expected, String option) throws Exception {
        LaunchMethod.Ssh ssh = new LaunchMethod.Ssh(command(), List.of(option), 4, Optional.empty());
        try (LaunchedAgents launched = Launch.start(plan(ssh, "h1", site.path("agent")), LaunchToken.random())) {
            assertEquals(List.of(), launched.agents());
            String reason = launched.failures().get(0).reason();
            assertTrue(reason.contains(expected), reason);
        }
    }

    private LaunchedAgents launch(String hosts, String program, LaunchToken token) throws InterruptedException {
        return Launch.start(
                plan(new LaunchMethod.Ssh(command(), List.of(), 4, Optional.empty()), hosts, program), token);
    }

    private static List<String> command() {
        return List.of(sshd.command().split(" ", -1));
    }

    private static LaunchPlan plan(LaunchMethod.Ssh ssh, String hosts, String program) {
        return new LaunchPlan(
                ssh,
                (HostList.Hosts) HostList.parse(hosts),
                new AgentProgram(List.of(program), List.of()),
                Duration.ofSeconds(20));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** A coordinator that somebody is about to kill: launches, prints the agents' processes, and waits. */
    static final class LaunchAndStay {

        private LaunchAndStay() {}

        public static void main(String[] arguments) throws Exception {
            LaunchMethod.Ssh ssh =
                    new LaunchMethod.Ssh(List.of(arguments[0].split(" ", -1)), List.of(), 4, Optional.empty());
            LaunchedAgents launched = Launch.start(plan(ssh, arguments[1], arguments[2]), LaunchToken.random());
            launched.agents()
                    .forEach(agent -> System.out.println(agent.announcement().pid()));
            System.in.read();
        }
    }
}
