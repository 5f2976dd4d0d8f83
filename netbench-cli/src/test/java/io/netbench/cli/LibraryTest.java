package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.RunLog;
import io.netbench.api.Check;
import io.netbench.api.EndpointFigures;
import io.netbench.api.Finding;
import io.netbench.api.Interval;
import io.netbench.api.LinkFigures;
import io.netbench.api.LinkInterval;
import io.netbench.api.Load;
import io.netbench.api.LoadFigures;
import io.netbench.api.Netbench;
import io.netbench.api.NetbenchException;
import io.netbench.api.Plan;
import io.netbench.api.Result;
import io.netbench.api.RunListener;
import io.netbench.api.RunPhase;
import io.netbench.api.Verdict;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlServer;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** netbench within a program, over real sockets of the loopback; from a package that sees no more than others do. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class LibraryTest {

    private static final Load SMALL = Load.incast().clients(3).blockSizeBytes(16_384);
    private static final Plan SHORT = Plan.of(SMALL)
            .warmup(Duration.ZERO)
            .duration(Duration.ofMillis(300))
            .interval(Duration.ofMillis(100));
    private static final Plan LONG = SHORT.duration(Duration.ofSeconds(50));

    /** Hears all, and does something of its own at each interval. */
    private static final class Ear implements RunListener {

        private final List<Interval> intervals = new ArrayList<>();
        private final List<RunPhase> phases = new ArrayList<>();
        private final List<String> lost = new ArrayList<>();
        private final Runnable atInterval;

        Ear(Runnable atInterval) {
            this.atInterval = atInterval;
        }

        @Override
        public void interval(Interval interval) {
            intervals.add(interval);
            atInterval.run();
        }

        @Override
        public boolean wantsLinks() {
            return true;
        }

        @Override
        public void phase(RunPhase phase) {
            phases.add(phase);
        }

        @Override
        public void agentLost(String host, String step, String reason) {
            lost.add(host + ": " + step + ": " + reason);
        }
    }

    @Test
    void shouldRunAnIncastOnThisHostAndTellHowItGoes() {
        Ear ear = new Ear(() -> {});

        Result result;
        try (Netbench netbench = Netbench.onThisHost()) {
            result = netbench.run(SHORT.label("three clients"), ear);
        }

        assertEquals(Verdict.PASSED, result.verdict(), () -> "" + result.reasons());
        assertSame(result, result.orThrow());
        assertEquals(Optional.of("three clients"), result.label());
        assertEquals(
                SHORT.links(), result.links().stream().map(LinkFigures::name).toList());
        assertEquals(
                result.bytes().orElseThrow(),
                result.links().stream()
                        .mapToLong(link -> link.bytes().orElseThrow())
                        .sum());
        assertTrue(result.goodputBitsPerSecond().orElseThrow() > 0);
        assertTrue(result.links().stream()
                .allMatch(link -> link.latency().orElseThrow().p99().isPresent()));
        assertEquals(List.of(RunPhase.SETUP, RunPhase.MEASURE, RunPhase.DRAIN, RunPhase.REPORT), ear.phases);
        assertTrue(ear.intervals.stream()
                        .mapToLong(interval -> interval.bytes().orElseThrow())
                        .sum()
                > 0);
        Set<String> heard = new HashSet<>();
        ear.intervals.forEach(interval -> interval.links().stream()
                .filter(link -> link.bytes().isPresent())
                .map(LinkInterval::link)
                .forEach(heard::add));
        assertEquals(new HashSet<>(SHORT.links()), heard);
    }

    @Test
    void shouldReadAKeptResult(@TempDir Path folder) throws IOException {
        Result result;
        try (Netbench netbench = Netbench.onThisHost()) {
            result = netbench.run(SHORT);
        }
        Path file = Files.writeString(folder.resolve("run.json"), result.toJson());

        assertEquals(result.toJson(), Result.read(file).toJson());
        Files.writeString(file, "{");
        assertTrue(assertThrows(NetbenchException.class, () -> Result.read(file))
                .getMessage()
                .startsWith(file + ": "));
    }

    @Test
    void shouldHoldSeveralLoadsAgainstTheirThresholds() {
        Load writes = SMALL.name("writes").minLinkBitsPerSecond(1_000_000);
        Load reads = Load.broadcast()
                .name("reads")
                .read()
                .clients(2)
                .blockSizeBytes(4096)
                .maxP99(Duration.ofNanos(1_000));

        Result result;
        try (Netbench netbench = Netbench.onThisHost()) {
            result = netbench.run(Plan.of(writes, reads).warmup(Duration.ZERO).duration(Duration.ofMillis(300)));
        }

        assertEquals(
                List.of("writes", "reads"),
                result.loads().stream().map(LoadFigures::name).toList());
        assertEquals(Verdict.FAILED, result.verdict(), () -> "" + result.reasons());
        assertEquals(
                List.of("max_p99"),
                result.checks().stream()
                        .filter(check -> !check.passed())
                        .map(Check::name)
                        .distinct()
                        .toList());
        assertTrue(assertThrows(NetbenchException.class, result::orThrow)
                .getMessage()
                .contains("p99"));
        EndpointFigures server = result.endpoints().stream()
                .filter(endpoint -> endpoint.name().equals("server-1"))
                .findFirst()
                .orElseThrow();
        assertEquals(3, server.in().orElseThrow().links());
        assertEquals(2, server.out().orElseThrow().links());
    }

    @Test
    void shouldRunPlanAfterPlanOverSomeOfTheSameAgents() {
        try (ControlServer first = LoopbackAgent.start();
                ControlServer second = LoopbackAgent.start();
                ControlServer third = LoopbackAgent.start()) {
            String sink = LoopbackAgent.host(first);
            List<List<String>> sources = List.of(
                    List.of(LoopbackAgent.host(second), LoopbackAgent.host(third)),
                    List.of(LoopbackAgent.host(third)),
                    List.of(LoopbackAgent.host(second)));
            try (Netbench netbench = Netbench.builder()
                    .hosts(sink, LoopbackAgent.host(second) + "," + LoopbackAgent.host(third))
                    .open()) {
                for (List<String> taking : sources) {
                    Load load = SMALL.servers(sink).clients(String.join(",", taking));
                    Result result =
                            netbench.run(Plan.of(load).warmup(Duration.ZERO).duration(Duration.ofMillis(200)));

                    assertEquals(Verdict.PASSED, result.verdict(), () -> "" + result.reasons());
                    assertEquals(
                            taking,
                            result.links().stream().map(LinkFigures::source).toList());
                }
                assertEquals(
                        Verdict.PASSED, netbench.run(SHORT).verdict(), "this host takes part when a plan names it");
            }
        }
    }

    @Test
    void shouldEndTheRunAndThrowWhatTheListenerThrew() {
        IllegalStateException own = new IllegalStateException("the program's own");
        try (Netbench netbench = Netbench.onThisHost()) {
            Ear ear = new Ear(() -> {
                throw own;
            });

            assertSame(own, assertThrows(IllegalStateException.class, () -> netbench.run(LONG, ear)));
            assertEquals(1, ear.intervals.size());
            assertEquals(Verdict.PASSED, netbench.run(SHORT).verdict());
        }
    }

    @Test
    void shouldKeepWhatWasMeasuredWhenItIsStopped() {
        try (Netbench netbench = Netbench.onThisHost()) {
            Ear ear = new Ear(netbench::stop);

            Result result = netbench.run(LONG, ear);

            assertEquals(Verdict.INTERRUPTED, result.verdict());
            assertTrue(result.bytes().orElseThrow() > 0);
            netbench.stop();
            assertEquals(Verdict.PASSED, netbench.run(SHORT).verdict(), "no run was on when it was stopped again");
        }
    }

    @Test
    void shouldGiveTheRunUpAndLeaveTheThreadInterrupted() {
        try (Netbench netbench = Netbench.onThisHost()) {
            Result result = netbench.run(LONG, new Ear(Thread.currentThread()::interrupt));

            assertTrue(Thread.interrupted());
            assertTrue(result.toJson().contains("it was interrupted"), result::toJson);
            assertEquals(Verdict.INTERRUPTED, result.verdict());

            Thread.currentThread().interrupt();
            assertEquals(Verdict.INTERRUPTED, netbench.run(LONG).verdict(), "interrupted before it began");
            assertTrue(Thread.interrupted());
            assertEquals(Verdict.PASSED, netbench.run(SHORT).verdict());
        }
    }

    @Test
    void shouldEndTheRunAndRefuseOthersOnceItIsClosed() throws Exception {
        Netbench netbench = Netbench.onThisHost();
        CountDownLatch isOn = new CountDownLatch(1);
        CompletableFuture<Result> run =
                CompletableFuture.supplyAsync(() -> netbench.run(LONG, new Ear(isOn::countDown)));
        assertTrue(isOn.await(30, TimeUnit.SECONDS));

        netbench.close();

        assertEquals(Verdict.INTERRUPTED, run.get(30, TimeUnit.SECONDS).verdict());
        assertTrue(assertThrows(NetbenchException.class, () -> netbench.run(SHORT))
                .getMessage()
                .contains("closed"));
        netbench.close();
    }

    @Test
    void shouldBeClosedByItsOwnListener() {
        Netbench netbench = Netbench.onThisHost();

        assertEquals(
                Verdict.INTERRUPTED,
                netbench.run(LONG, new Ear(netbench::close)).verdict());
        assertThrows(NetbenchException.class, () -> netbench.run(SHORT));
    }

    @Test
    void shouldRefuseARunBesideTheOneThatIsOn() {
        try (Netbench netbench = Netbench.onThisHost()) {
            NetbenchException refused =
                    assertThrows(NetbenchException.class, () -> netbench.run(LONG, new Ear(() -> netbench.run(SHORT))));

            assertTrue(refused.getMessage().startsWith("a run is on over these agents"), refused.getMessage());
        }
    }

    @Test
    void shouldSayThatTheTokenIsWrong() {
        AccessToken token = AccessToken.of("the-right-token-of-this-test", "the test");
        try (ControlServer agent = ControlServer.start(
                        LoopbackAgent.ANY_PORT,
                        Optional.of(token),
                        Optional.empty(),
                        AllowedPeers.all(),
                        LoopbackAgent.service(
                                DataPorts.free(LoopbackAgent.LOOPBACK), AllowedPeers.all(), RunLog.SILENT),
                        LoopbackAgent.SOCKETS);
                Netbench netbench = Netbench.builder()
                        .hosts(LoopbackAgent.host(agent))
                        .token("another-token-of-this-test")
                        .open()) {
            Result result = netbench.run(Plan.of(SMALL.servers(LoopbackAgent.host(agent))));

            assertEquals(Verdict.INCOMPLETE, result.verdict());
            String reason =
                    assertThrows(NetbenchException.class, result::orThrow).getMessage();
            assertTrue(reason.contains(LoopbackAgent.host(agent)) && reason.contains("token"), reason);
            assertFalse(reason.contains("another-token"), reason);
            assertFalse(result.toJson().contains("another-token"), "the secret is no part of a result");
        }
    }

    @Test
    void shouldNameAHostThatDoesNotAnswerWithinItsTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                Netbench netbench = Netbench.builder()
                        .hosts("127.0.0.1:" + silent.getLocalPort())
                        .hostTimeout(Duration.ofSeconds(2))
                        .open()) {
            Ear ear = new Ear(() -> {});

            Result result = netbench.run(Plan.of(SMALL.servers("127.0.0.1:" + silent.getLocalPort())), ear);

            assertEquals(Verdict.INCOMPLETE, result.verdict());
            assertEquals(1, ear.lost.size());
            assertTrue(ear.lost.get(0).startsWith("127.0.0.1:" + silent.getLocalPort() + ": hello: "), ear.lost.get(0));
            assertTrue(ear.lost.get(0).contains("hostTimeout"), ear.lost.get(0));
            assertTrue(result.findings().stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR));
            assertTrue(result.goodputBitsPerSecond().isEmpty(), "what is not known is not 0");
        }
    }

    @Test
    void shouldRefuseWhatCannotBeOpenedOrRun() {
        assertRefused(
                "hosts must be names or addresses", () -> Netbench.builder().hosts("3"));
        assertRefused(
                "nowhere.invalid",
                () -> Netbench.builder().hosts("nowhere.invalid").open());
        assertRefused("hostTimeout must be from", () -> Netbench.builder().hostTimeout(Duration.ofMillis(1)));
        assertRefused(
                "hosts",
                () -> Netbench.builder()
                        .launch(io.netbench.api.Launcher.ssh("netbench.jar"))
                        .check());
        assertRefused("tokenFile: /nowhere/token", () -> Netbench.builder().tokenFile(Path.of("/nowhere/token")));
        try (Netbench netbench = Netbench.onThisHost()) {
            assertRefused("'storage1'", () -> netbench.run(Plan.of(SMALL.servers("storage1"))));
        }
    }

    private static void assertRefused(String part, Runnable asked) {
        String message = assertThrows(NetbenchException.class, asked::run).getMessage();
        assertTrue(message.contains(part) && !message.contains("{") && !message.contains("\n"), message);
    }
}
