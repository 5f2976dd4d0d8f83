package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.PlanException;
import io.netbench.time.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class SshLaunchTest {

    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private FakeSite site;

    @BeforeEach
    void buildSite() throws IOException {
        site = new FakeSite(folder);
    }

    @Test
    void shouldTellWhereAgentsAreWhenTheyAnnounceThemselves() throws Exception {
        try (LaunchedAgents launched = Launch.start(site.plan("h[1-5]", "agent", AMPLE), LaunchToken.random())) {
            assertEquals(List.of(), launched.failures());
            assertEquals(List.of("h1", "h2", "h3", "h4", "h5"), hostsOf(launched));
            LaunchedAgent second = launched.agents().get(1);
            assertEquals(List.of("address-of-h2", "192.0.2.1"), second.addresses());
            assertEquals(4711, second.controlPort());
        }
    }

    @Test
    void shouldGiveTheTokenOverStandardInputOnly() throws Exception {
        LaunchToken token = LaunchToken.random();
        Launch.start(site.plan("h1", "agent", AMPLE), token).close();

        assertEquals(token.text() + "\n", site.read("tokens"));
        assertFalse(site.read("arguments").contains(token.text()));
        assertFalse(token.toString().contains(token.text()));
    }

    @Test
    void shouldHideTheTokenWhenAProgramSaysItAgain() throws Exception {
        site.script("shell", "read -r line; echo \"sh: $line: command not found\"; exit 127");
        assertEquals("sh: [hidden]: command not found", reason("shell", AMPLE));
    }

    @Test
    void shouldAskSshForNothingButTheCommand() throws Exception {
        Launch.start(site.plan("h1", "agent", AMPLE), LaunchToken.random()).close();

        assertEquals(
                "-o Port=2222 -T -x -a -o BatchMode=yes -o ClearAllForwardings=yes -o RemoteCommand=none "
                        + "-o ControlMaster=no -o ConnectTimeout=6 h1 exec "
                        + site.path("agent") + " agent --launched\n",
                site.read("arguments"));
    }

    /** With as many turns to start as there are hosts that would keep theirs. */
    @Test
    void shouldGiveTurnsOfSilentHostsToTheOthers() throws Exception {
        site.script("ssh", """
                for last; do :; done
                case " $* " in
                *" -G "*) echo "hostname 192.0.2.1" ;;
                *" silent1 "* | *" silent2 "*)
                    case " $* " in
                    *" -o ConnectTimeout=1 "*) echo "ssh: connect to host: Connection timed out"; exit 255 ;;
                    esac
                    exec cat
                    ;;
                *) sh -c "$last" ;;
                esac
                """);
        LaunchPlan plan = site.plan("silent[1-2],h1", "agent", Duration.ofSeconds(5));
        try (LaunchedAgents launched = Launch.start(plan, LaunchToken.random())) {
            assertEquals(List.of("h1"), hostsOf(launched));
            assertEquals(
                    "silent1: launch: ssh: connect to host: Connection timed out",
                    launched.failures().get(0).toString());
        }
    }

    @Test
    void shouldEndAgentsWhenClosed() throws Exception {
        LaunchedAgents launched = Launch.start(site.plan("h1,h2", "agent", AMPLE), LaunchToken.random());
        List<Long> pids = launched.agents().stream()
                .map(agent -> agent.announcement().pid())
                .toList();
        assertTrue(pids.stream().allMatch(SshLaunchTest::isAlive));

        launched.close();

        Await.until("the end of all agents", () -> pids.stream().noneMatch(SshLaunchTest::isAlive));
    }

    @Test
    void shouldGoOnWithTheOthersWhenHostsFail() throws Exception {
        site.script("agent-on-some", """
                case $(tail -n 1 "$(dirname "$0")/arguments") in
                *" h2 "*) echo "h2: java: command not found" >&2; exit 127 ;;
                *) exec "$(dirname "$0")/agent" ;;
                esac
                """);
        LaunchPlan plan = site.plan("h1,h2", "agent-on-some", AMPLE);
        LaunchMethod.Ssh oneByOne = new LaunchMethod.Ssh(List.of(site.path("ssh")), List.of(), 1, Optional.empty());

        try (LaunchedAgents launched =
                Launch.start(new LaunchPlan(oneByOne, plan.hosts(), plan.program(), AMPLE), LaunchToken.random())) {
            assertEquals(List.of("h1"), hostsOf(launched));
            assertEquals(
                    "h2: launch: h2: java: command not found; name Java on the hosts with {java}",
                    launched.failures().get(0).toString());
        }
    }

    @Test
    void shouldSayHowItEndedWhenNothingWasSaid() throws Exception {
        site.script("ssh", "exit 255");
        assertEquals("ssh ended with status 255 and said nothing", reason("agent", AMPLE));
    }

    @Test
    void shouldSkipTheStackTraceWhenAProgramFails() throws Exception {
        site.script("broken", "printf 'Exception: disk full\\n\\tat io.Disk.write(Disk.java:1)\\n\\t... 3 more\\n\\n'");
        assertEquals("Exception: disk full", reason("broken", AMPLE));
    }

    @Test
    void shouldGiveUpWhenAnAgentIsLate() throws Exception {
        site.script("silent", "echo $$ >\"$(dirname \"$0\")/pid\"; exec cat >/dev/null");
        assertEquals(
                "no agent within 300 ms ({launch_timeout} changes that time); the last that it said: Welcome!",
                reason("silent", Duration.ofMillis(300)));
        long pid = Long.parseLong(site.read("pid").strip());
        Await.until("the end of the silent one", () -> !isAlive(pid));
    }

    @Test
    void shouldNotTakeGarbageForAnAnnouncement() throws Exception {
        site.script("garbage", "echo '{\"netbench_agent\":1,\"host\":\"h\",\"control_port\":70000}'; exit 1");
        assertEquals("{\"netbench_agent\":1,\"host\":\"h\",\"control_port\":70000}", reason("garbage", AMPLE));
    }

    @Test
    void shouldSayWhichCommandIsMissingWhenThereIsNoSsh() throws Exception {
        LaunchMethod.Ssh missing = new LaunchMethod.Ssh(List.of("/no/such/ssh"), List.of(), 4, Optional.empty());
        LaunchPlan plan = site.plan("h1", "agent", AMPLE);
        try (LaunchedAgents launched =
                Launch.start(new LaunchPlan(missing, plan.hosts(), plan.program(), AMPLE), LaunchToken.random())) {
            String reason = launched.failures().get(0).reason();
            assertTrue(reason.contains("/no/such/ssh"), reason);
        }
    }

    @Test
    void shouldRefuseAHostWithAPort() {
        PlanException e = assertThrows(PlanException.class, () -> site.plan("h1:7411", "agent", AMPLE));
        assertTrue(e.getMessage().startsWith("'h1:7411' has a port"), e.getMessage());
    }

    private String reason(String program, Duration timeout) throws Exception {
        try (LaunchedAgents launched = Launch.start(site.plan("h1", program, timeout), LaunchToken.random())) {
            assertEquals(List.of(), launched.agents());
            return launched.failures().get(0).reason();
        }
    }

    private static List<String> hostsOf(LaunchedAgents launched) {
        return launched.agents().stream().map(agent -> agent.host().host()).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
