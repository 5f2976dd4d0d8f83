package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.WindowFigures;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Await;
import io.netbench.time.Clock;
import io.netbench.traffic.connection.ConnectionId;
import io.netbench.traffic.connection.LoadHub;
import io.netbench.traffic.connection.OperationFigures;
import io.netbench.traffic.connection.RoundFigures;
import io.netbench.traffic.handshake.Connector;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.Hello;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.transport.Capability;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport has to carry: whole runs on loopback, good ones and bad ones. One subclass a transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
public abstract class TrafficContract {

    private static final int LOOPS = 2;
    private static final int MAX_CONNECTIONS = 256;
    /** What event loops may keep for themselves; fifty runs that each leave one buffer behind leave more. */
    private static final long THREAD_CACHE_BYTES = 4 << 20;

    private static final int OPERATIONS = 2_000;
    private static final int READ_SIZE_BYTES = 128 << 10;

    private final Transport transport;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Thread> loopThreads = new CopyOnWriteArrayList<>();
    private EventLoopGroup serverLoops;
    private EventLoopGroup clientLoops;

    protected TrafficContract(Transport transport) {
        this.transport = transport;
    }

    @BeforeAll
    void openLoops() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.availability().reason().orElse(""));
        LoopSettings settings = new LoopSettings(LOOPS, this::loopThread, MAX_CONNECTIONS, READ_SIZE_BYTES);
        serverLoops = transport.newEventLoopGroup(settings);
        clientLoops = transport.newEventLoopGroup(settings);
        manyShortRuns(1);
    }

    private Thread loopThread(Runnable loop) {
        Thread thread = new FastThreadLocalThread(loop, "loop-of-test");
        loopThreads.add(thread);
        return thread;
    }

    @AfterAll
    void closeLoops() {
        for (EventLoopGroup loops : List.of(serverLoops, clientLoops)) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS);
        }
        assertTrue(serverLoops.terminationFuture().awaitUninterruptibly(5_000), "server loops still run");
        assertTrue(clientLoops.terminationFuture().awaitUninterruptibly(5_000), "client loops still run");
    }

    @AfterEach
    void closeOpened() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        opened.clear();
    }

    private <T extends AutoCloseable> T closedLater(T resource) {
        opened.add(resource);
        return resource;
    }

    private TrafficRig rig(PlanSketch sketch, int agents) {
        List<EventLoopGroup> loops = agents == 1 ? List.of(serverLoops) : List.of(serverLoops, clientLoops);
        return closedLater(new TrafficRig(sketch.plan(agents), transport, loops));
    }

    private TrafficRig rig(int agents, PlanSketch... loads) {
        List<EventLoopGroup> loops = agents == 1 ? List.of(serverLoops) : List.of(serverLoops, clientLoops);
        return closedLater(new TrafficRig(PlanSketch.together(agents, loads), transport, loops));
    }

    private FaultyProxy proxyFor(TrafficRig rig) throws IOException {
        FaultyProxy proxy = closedLater(new FaultyProxy(rig.listen()));
        rig.through(server -> proxy.address());
        return proxy;
    }

    static Stream<Arguments> directions() {
        return Stream.of(Pattern.values())
                .flatMap(pattern -> Stream.of(Mode.values()).map(mode -> Arguments.of(pattern, mode)));
    }

    static Stream<Arguments> directionsAndAgents() {
        return directions()
                .flatMap(direction -> Stream.of(1, 2)
                        .map(agents ->
                                Arguments.of(direction.get()[0], direction.get()[1], agents)));
    }

    // Loads

    @ParameterizedTest
    @MethodSource("directionsAndAgents")
    void shouldCarryBlocksInEveryDirection(Pattern pattern, Mode mode, int agents) {
        TrafficRig rig = rig(PlanSketch.of(pattern, mode).clients(3).response(64), agents);
        RunOutcome outcome = rig.runUntilReceived(4 << 20).assertBalanced();
        assertEquals(3, outcome.pairs().size());
        for (RunOutcome.Pair pair : outcome.pairs()) {
            int link = pair.source().link();
            assertTrue(pair.sink().payloadBytes() > 0, () -> "no bytes on " + pair);
            assertEquals(pair.sink().payloadBytes(), rig.received(link), "counters of link " + link);
            OperationFigures pacing = pair.pacing();
            assertEquals(
                    pacing.started(),
                    pacing.completed() + pair.source().operations().cut(),
                    () -> "started, and completed or cut: " + pair);
            assertEquals(pacing.completed(), rig.latencies(link), "latencies of link " + link);
            assertEquals(pair.source().pacer(), mode == Mode.PUSH, "who paces");
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldStreamWithoutResponses(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(PlanSketch.of(pattern, mode).clients(2).response(0), 2);
        RunOutcome outcome = rig.runUntilReceived(16 << 20).assertBalanced();
        for (RunOutcome.Pair pair : outcome.pairs()) {
            assertTrue(pair.sink().payloadBytes() > 0, () -> "no bytes on " + pair);
            assertEquals(0, pair.sink().responseBytes());
            assertEquals(0, rig.latencies(pair.source().link()), "a stream has no latency");
            assertTrue(pair.source().pacer(), "the source of a stream paces");
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldKeepOperationsInFlightUpToDepth(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(PlanSketch.of(pattern, mode).depth(8).block(4096).response(512), 2);
        RunOutcome outcome = rig.runUntilReceived(2 << 20).assertBalanced();
        RunOutcome.Pair pair = outcome.pairs().get(0);
        assertEquals(
                pair.pacing().started(),
                pair.pacing().completed() + pair.source().operations().cut());
        assertTrue(pair.source().operations().cut() <= 8, () -> "more cut than in flight: " + pair);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 4 << 10, 1 << 20, 64 << 20})
    void shouldCarryBlocksOfAnySize(long bytes) {
        for (Mode mode : Mode.values()) {
            TrafficRig rig =
                    rig(PlanSketch.of(Pattern.INCAST, mode).block(bytes).connections(3), 1);
            RunOutcome outcome =
                    rig.runUntilReceived(Math.min(1_000 * bytes, 64 << 20)).assertBalanced();
            assertEquals(3, outcome.pairs().size());
            assertTrue(outcome.receivedBytes() > 0, "nothing was received");
        }
    }

    @Test
    void shouldCutTheMiddleOfABlockAtTheEnd() {
        TrafficRig rig = rig(PlanSketch.incast().block(1L << 40).windowMs(50), 2);
        RunOutcome.Pair pair = rig.runTimed().assertBalanced().pairs().get(0);
        assertEquals(1, pair.pacing().started());
        assertEquals(1, pair.source().operations().cut());
        assertTrue(pair.sink().payloadBytes() > 0, "nothing was received");
        assertTrue(pair.pacing().oldestAgeNs() > 40_000_000, () -> "age of what was cut: " + pair);
    }

    // Loops

    static Stream<Arguments> loadsThatMove() {
        return Stream.of(
                Arguments.of("blocks", PlanSketch.incast()),
                Arguments.of(
                        "reads",
                        PlanSketch.of(Pattern.INCAST, Mode.READ).block(4096).depth(8)),
                Arguments.of(
                        "pushes", PlanSketch.of(Pattern.BROADCAST, Mode.PUSH).response(4096)),
                Arguments.of("a stream", PlanSketch.incast().response(0)),
                Arguments.of("a paced stream", PlanSketch.incast().response(0).rate(400_000_000)),
                Arguments.of("a rate", PlanSketch.incast().block(4096).rate(200_000_000)),
                Arguments.of("long blocks", PlanSketch.incast().block(64 << 20)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loadsThatMove")
    void shouldLoseNothingWhenConnectionsChangeTheirLoops(String name, PlanSketch sketch) {
        assumeTrue(transport.movesChannels(), "connections keep their loops");
        TrafficRig rig = rig(sketch.clients(3).connections(2).verify(), 2);
        rig.connect().startWarmup();
        rig.awaitReceived(1);
        for (int move = 0; move < 40; move++) {
            ConnectionId connection = new ConnectionId(move % 3, move % 2);
            List<LoopBalance.Move> away =
                    List.of(new LoopBalance.Move(0, connection, 1), new LoopBalance.Move(1, connection, 0));
            rig.runs().forEach(run -> run.move(away));
            rig.awaitMore();
        }
        RunOutcome outcome = rig.end().finish().assertBalanced();
        assertEquals(6, outcome.pairs().size());
        for (int link = 0; link < 3; link++) {
            assertEquals(
                    rig.received(link),
                    outcome.ofLink(link)
                            .mapToLong(pair -> pair.sink().payloadBytes())
                            .sum(),
                    "counters of all loops of link " + link);
            assertEquals(0, rig.expecting(link), "what is expected of link " + link);
        }
        for (int loop = 0; loop < LOOPS; loop++) {
            assertTrue(rig.received(0, loop) > 0, "link 0 was not on loop " + loop);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEndConnectionsThatAreOnTheirWayToAnotherLoop(boolean abort) {
        assumeTrue(transport.movesChannels(), "connections keep their loops");
        for (int run = 0; run < 20; run++) {
            TrafficRig rig = rig(PlanSketch.incast().clients(4), 2);
            rig.connect().startWarmup();
            rig.awaitReceived(1);
            List<LoopBalance.Move> moves = new ArrayList<>();
            for (int link = 0; link < 4; link++) {
                moves.add(new LoopBalance.Move(0, new ConnectionId(link, 0), 1));
                moves.add(new LoopBalance.Move(1, new ConnectionId(link, 0), 0));
            }
            rig.runs().forEach(each -> each.move(moves));
            if (abort) {
                rig.runs().forEach(each -> each.abort("somebody said so"));
                assertTrue(rig.finish().pairs().stream()
                        .allMatch(pair -> pair.failure().isPresent()));
            } else {
                rig.end().finish().assertBalanced();
            }
        }
    }

    // Bytes

    @ParameterizedTest
    @MethodSource("directionsAndAgents")
    void shouldStopAtTheByteTarget(Pattern pattern, Mode mode, int agents) {
        long target = 20 * 4096 + 777;
        TrafficRig rig = rig(
                PlanSketch.of(pattern, mode)
                        .clients(2)
                        .connections(3)
                        .block(4096)
                        .bytes(target),
                agents);
        RunOutcome outcome = rig.runLimited().assertBalanced();
        for (int link = 0; link < 2; link++) {
            assertEquals(target, rig.received(link));
            assertEquals(
                    21,
                    outcome.ofLink(link)
                            .mapToLong(pair -> pair.pacing().completed())
                            .sum());
            assertEquals(
                    0,
                    outcome.ofLink(link)
                            .mapToLong(pair -> pair.source().operations().cut())
                            .sum());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1000, 4 << 20, (9 << 20) + 1, 64 << 20})
    void shouldStopStreamsAtTheByteTarget(long target) {
        TrafficRig rig = rig(
                PlanSketch.incast().response(0).block(4 << 20).connections(2).bytes(target), 2);
        RunOutcome outcome = rig.runLimited().assertBalanced();
        assertEquals(target, outcome.receivedBytes());
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldBeDoneWhenConnectionsHaveNothingToCarry(Pattern pattern, Mode mode) {
        TrafficRig rig =
                rig(PlanSketch.of(pattern, mode).connections(3).block(4096).bytes(100), 2);
        assertEquals(100, rig.runLimited().assertBalanced().receivedBytes());
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldCountAfreshAfterAWarmup(Pattern pattern, Mode mode) {
        long target = 10 * 4096 + 1;
        TrafficRig rig = rig(
                        PlanSketch.of(pattern, mode)
                                .clients(2)
                                .connections(2)
                                .depth(4)
                                .block(4096)
                                .bytes(target),
                        2)
                .connect()
                .startWarmup();
        rig.awaitReceived(100_000);
        rig.drain();
        List<Long> before = List.of(rig.received(0), rig.received(1));
        assertEquals(0, rig.latencies(0), "a warm-up is not measured");
        rig.startLimited();
        rig.awaitLimit();
        rig.awaitQuiet();
        RunOutcome outcome = rig.end().finish().assertBalanced();
        for (int link = 0; link < 2; link++) {
            assertEquals(target, rig.received(link) - before.get(link));
            assertEquals(
                    11,
                    outcome.ofLink(link)
                            .mapToLong(pair -> pair.pacing().completed())
                            .sum());
            assertEquals(11, rig.latencies(link));
        }
    }

    @Test
    void shouldCountEveryByteWhenItIsStartedLate() {
        for (int i = 0; i < 10; i++) {
            TrafficRig rig = rig(PlanSketch.incast().clients(4).block(4096).bytes(3 * 4096), 1)
                    .connect();
            long pastNs = Clock.system().nanoTime() - 1_000_000;
            rig.start(new LoadWindow(pastNs, pastNs, Long.MAX_VALUE, true));
            rig.awaitLimit();
            assertEquals(4 * 3 * 4096, rig.end().finish().assertBalanced().receivedBytes());
        }
    }

    // Rounds

    @ParameterizedTest
    @MethodSource("directionsAndAgents")
    void shouldRunAsManyRoundsAsAskedFor(Pattern pattern, Mode mode, int agents) {
        int hubs = 1;
        TrafficRig rig = rig(hubAnd(pattern, mode, 3).block(4096).rounds(20), agents);
        RunOutcome outcome = rig.runLimited().assertBalanced();
        for (RunOutcome.Pair pair : outcome.pairs()) {
            assertEquals(20 * 4096, pair.sink().payloadBytes());
        }
        assertEquals(
                hubs, rig.runs().stream().mapToInt(run -> run.rounds().size()).sum());
        assertRounds(outcome.hub(), 20);
    }

    private static PlanSketch hubAnd(Pattern pattern, Mode mode, int others) {
        boolean hubIsServer = pattern == Pattern.BROADCAST || mode == Mode.PUSH;
        PlanSketch sketch = PlanSketch.of(pattern, mode);
        return hubIsServer ? sketch.clients(others) : sketch.servers(others);
    }

    private static void assertRounds(RoundFigures hub, long rounds) {
        assertEquals(rounds, hub.rounds());
        assertEquals(0, hub.voided());
        assertEquals(rounds, hub.completionNs().ns().getTotalCount());
        assertEquals(
                rounds,
                hub.stragglers().values().stream().mapToLong(Long::longValue).sum(),
                "stragglers");
        hub.linkCompletionNs()
                .forEach((link, times) -> assertEquals(rounds, times.ns().getTotalCount(), "rounds of link " + link));
        assertTrue(hub.completionNs().ns().getMaxValue() < 5_000_000_000L, "no round takes seconds");
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldKeepLinksInStepWhileTimeLasts(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(hubAnd(pattern, mode, 3).barrier(), 2);
        RunOutcome outcome = rig.runUntilReceived(4 << 20).assertBalanced();
        RoundFigures hub = outcome.hub();
        assertTrue(hub.rounds() > 1, "rounds: " + hub.rounds());
        assertRounds(hub, hub.rounds());
        for (RunOutcome.Pair pair : outcome.pairs()) {
            long blocks = pair.sink().payloadBytes() / (64 << 10);
            assertTrue(
                    blocks >= hub.rounds() && blocks <= hub.rounds() + 1,
                    () -> blocks + " blocks in " + hub.rounds() + " rounds");
        }
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldDrainRoundsOfAWarmup(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(hubAnd(pattern, mode, 3).block(4096).rounds(10), 2)
                .connect()
                .startWarmup();
        rig.awaitReceived(50 * 4096);
        rig.drain();
        rig.startLimited();
        rig.awaitLimit();
        rig.awaitQuiet();
        assertRounds(rig.end().finish().assertBalanced().hub(), 10);
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldGoOnWithRoundsWhenConnectionsHaveDifferentTargets(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(
                hubAnd(pattern, mode, 2).barrier().connections(3).block(4096).bytes(4 * 4096 + 5), 2);
        RunOutcome outcome = rig.runLimited().assertBalanced();
        assertEquals(2 * (4 * 4096 + 5), outcome.receivedBytes());
        assertEquals(2, outcome.hub().rounds());
    }

    @Test
    void shouldStopAHubWhoseRoundMeetsItsDeadline() throws IOException {
        TrafficRig rig =
                rig(PlanSketch.incast().clients(3).barrier().roundMs(100).windowMs(5_000), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(1);
        proxy.stall(1);
        Await.until("failed links", () -> rig.failedLinks().size() == 3);
        RoundFigures hub = rig.runs().get(0).rounds().get(0);
        assertEquals(1, hub.voided());
        assertTrue(hub.failure().orElse("").contains("not complete after 100 ms"), () -> "failure: " + hub.failure());
        rig.end();
        rig.runs().forEach(run -> run.abort("enough"));
        rig.runs().forEach(run -> Await.result("end", run.finished()));
    }

    // Several loads

    /** An incast beside rounds of the same hub in both directions, beside a small probe that comes and goes. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldKeepEachOfSeveralLoadsToItsOwnWindow(int agents) {
        long ms = 1_000_000;
        int probe = 6;
        TrafficRig rig = rig(
                        agents,
                        PlanSketch.incast().named("in").clients(2).windowMs(5_000),
                        PlanSketch.incast()
                                .named("in-step")
                                .clients(2)
                                .block(8192)
                                .barrier(),
                        PlanSketch.of(Pattern.BROADCAST, Mode.PUSH)
                                .named("out")
                                .clients(2)
                                .block(8192)
                                .barrier(),
                        PlanSketch.incast()
                                .named("probe")
                                .block(4096)
                                .rate(16_000_000)
                                .depth(32)
                                .between(50, 150))
                .sampled()
                .connect();
        long startNs = Clock.system().nanoTime() + 30 * ms;
        rig.start(new LoadWindow(startNs, startNs, startNs + 5_000 * ms, false));
        for (int load = 0; load < 3; load++) {
            rig.awaitMore(load);
        }
        Await.until("the probe's end", () -> Clock.system().nanoTime() > startNs + 150 * ms);
        for (int load = 0; load < 3; load++) {
            rig.awaitMore(load);
        }
        RunOutcome outcome = rig.end().finish().assertBalanced();

        WindowFigures window = rig.sampled(probe);
        RunOutcome.Pair carried = outcome.ofLink(probe).findFirst().orElseThrow();
        long due = carried.pacing().started() + carried.pacing().notStarted();
        assertTrue(due == 48 || due == 49, () -> due + " blocks were due in 100 ms at 16 Mbit/s");
        assertEquals(startNs + 50 * ms, window.totals().fromNs());
        assertEquals(100 * ms, window.totals().durationNs());
        assertEquals(outcome.windowBytes(probe), window.totals().bytes());
        assertTrue(window.firstByteNs().orElseThrow() >= startNs + 50 * ms, "it sent before its start");
        assertTrue(window.lastByteNs().orElseThrow() < startNs + 150 * ms, "bytes after its end are in its window");
        assertEquals(carried.pacing().completed() * 4096, carried.source().payloadBytes());
        for (int link = 0; link < probe; link++) {
            assertTrue(
                    rig.sampled(link).lastByteNs().orElseThrow() > startNs + 150 * ms,
                    "link " + link + " ended with the probe");
            assertEquals(startNs, rig.sampled(link).totals().fromNs());
        }
        assertEquals(
                List.of(new LoadHub(1, 0), new LoadHub(2, 0)),
                outcome.hubs().stream()
                        .map(RoundFigures::hub)
                        .sorted(Comparator.comparingInt(LoadHub::load))
                        .toList());
        outcome.hubs().forEach(hub -> {
            assertTrue(hub.rounds() > 1, "rounds: " + hub.rounds());
            assertRounds(hub, hub.rounds());
            assertEquals(2, hub.linkCompletionNs().size(), "links of the hub's load");
        });
        assertTrue(rig.failedLinks().isEmpty(), () -> "failed: " + rig.failedLinks());
    }

    /** One load has its bytes and ends for itself: its streams end in order, and the other one does not notice. */
    @ParameterizedTest
    @MethodSource("directions")
    void shouldEndALoadThatIsDoneWhileAnotherGoesOn(Pattern pattern, Mode mode) throws IOException {
        TrafficRig rig = rig(
                        2,
                        PlanSketch.of(pattern, mode).named("on").clients(2).windowMs(5_000),
                        PlanSketch.of(pattern, mode)
                                .named("done")
                                .clients(2)
                                .block(4096)
                                .bytes(3 * 4096 + 5))
                .sampled()
                .connect();
        rig.startLimited();
        rig.awaitLimit(1);
        long files = openFiles();
        long atNs = Clock.system().nanoTime();
        for (TrafficRun run : rig.runs()) {
            run.end(1, atNs);
        }
        rig.awaitMore(0);
        Await.until("both ends of its two connections to be closed", () -> openFiles() <= files - 4);
        rig.awaitMore(0);
        assertTrue(rig.runs().stream().noneMatch(run -> run.finished().isDone()), "the run ended with a load of it");
        RunOutcome outcome = rig.end().finish().assertBalanced();
        for (int link = 2; link < 4; link++) {
            assertEquals(3 * 4096 + 5, outcome.windowBytes(link));
            assertTrue(rig.sampled(link).isOwn());
        }
        assertTrue(rig.failedLinks().isEmpty(), () -> "failed: " + rig.failedLinks());
    }

    /** Somebody gives up in a warm-up of its own start, in which loads that come later have no part. */
    @ParameterizedTest
    @MethodSource("directions")
    void shouldEndLoadsThatWereNeverArmed(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(
                        2,
                        PlanSketch.of(pattern, mode).named("on").block(4096),
                        PlanSketch.of(pattern, mode)
                                .named("paced")
                                .block(4096)
                                .rate(16_000_000)
                                .between(50, 150),
                        PlanSketch.of(pattern, mode).named("stream").response(0).between(50, 150),
                        PlanSketch.of(pattern, mode)
                                .named("in-step")
                                .block(4096)
                                .barrier()
                                .between(50, 150),
                        PlanSketch.of(pattern, mode).named("last").block(4096).between(50, 150))
                .connect()
                .startWarmup();
        rig.awaitMore(0);
        RunOutcome outcome = rig.end().finish().assertBalanced();
        for (int link = 1; link < 5; link++) {
            assertEquals(
                    0, outcome.ofLink(link).findFirst().orElseThrow().source().payloadBytes());
        }
        assertTrue(rig.failedLinks().isEmpty(), () -> "failed: " + rig.failedLinks());
    }

    // Rate

    @ParameterizedTest
    @MethodSource("directions")
    void shouldSendAtTheRate(Pattern pattern, Mode mode) {
        for (long response : new long[] {16, 0}) {
            TrafficRig rig = rig(
                    PlanSketch.of(pattern, mode)
                            .connections(2)
                            .block(4096)
                            .response(response)
                            .depth(16)
                            .rate(160_000_000)
                            .windowMs(150),
                    2);
            RunOutcome outcome = rig.runTimed().assertBalanced();
            long due =
                    outcome.sum(pair -> pair.pacing().started() + pair.pacing().notStarted());
            assertEquals(3e6 / 4096, due, 2, "operations that the rate calls for");
            assertTrue(outcome.receivedBytes() <= (due + 1) * 4096, "no more than the rate");
            assertTrue(outcome.receivedBytes() > 0, "nothing was received");
            assertEquals(outcome.sum(pair -> pair.pacing().completed()), rig.latencies(0), "latencies");
        }
    }

    @Test
    void shouldCountWhatTheRateCalledForAndWasNotStarted() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().block(1000).rate(8_000_000).windowMs(400), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(20_000);
        proxy.stall(0);
        Await.until(
                "the end of the window",
                () -> Clock.system().nanoTime() > rig.window().measureToNs());
        proxy.release(0);
        OperationFigures pacing = rig.finish().assertBalanced().pairs().get(0).pacing();
        assertEquals(400, pacing.started() + pacing.notStarted(), 2);
        assertTrue(pacing.notStarted() > 0, () -> "figures: " + pacing);
    }

    @Test
    void shouldHaveNothingLeftToStartWhenARateReachedItsTarget() {
        TrafficRig rig = rig(PlanSketch.incast().block(1000).rate(80_000_000).bytes(100_000), 2);
        RunOutcome outcome = rig.runLimited().assertBalanced();
        assertEquals(100_000, outcome.receivedBytes());
        assertEquals(0, outcome.sum(pair -> pair.pacing().notStarted()));
    }

    // Without a copy

    @ParameterizedTest
    @MethodSource("directions")
    void shouldCountWhatTheKernelThrewAway(Pattern pattern, Mode mode) {
        assumeTrue(transport.capabilities().contains(Capability.ZERO_COPY_RECEIVE), "it always copies");
        for (long response : new long[] {0, 1, 64 << 10}) {
            TrafficRig rig = rig(
                    PlanSketch.of(pattern, mode)
                            .clients(2)
                            .connections(2)
                            .response(response)
                            .zeroCopy()
                            .windowMs(60),
                    2);
            RunOutcome outcome = rig.runTimed().assertBalanced();
            outcome.pairs().forEach(pair -> assertTrue(pair.sink().payloadBytes() > 0, () -> "no bytes on " + pair));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldStopAtTheByteTargetWhenTheKernelThrowsBytesAway(int agents) {
        assumeTrue(transport.capabilities().contains(Capability.ZERO_COPY_RECEIVE), "it always copies");
        long target = (5 << 20) + 777;
        TrafficRig rig = rig(PlanSketch.incast().connections(3).zeroCopy().bytes(target), agents);
        rig.runLimited().assertBalanced();
        assertEquals(target, rig.received(0));
    }

    // From files

    @ParameterizedTest
    @MethodSource("directions")
    void shouldSendFromFilesWhatMemoryHas(Pattern pattern, Mode mode) {
        assumeTrue(transport.capabilities().contains(Capability.FILE_SEND), "it always copies");
        for (long response : new long[] {0, 701, 64 << 10}) {
            TrafficRig rig = rig(
                    PlanSketch.of(pattern, mode)
                            .clients(2)
                            .connections(2)
                            .block(1_000_003)
                            .response(response)
                            .sends(SendPath.FILE)
                            .verify()
                            .windowMs(60),
                    2);
            RunOutcome outcome = rig.runTimed().assertBalanced();
            outcome.pairs().forEach(pair -> assertTrue(pair.sink().payloadBytes() > 0, () -> "no bytes on " + pair));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldStopAtTheByteTargetWhenItSendsFromFiles(int agents) {
        assumeTrue(transport.capabilities().contains(Capability.FILE_SEND), "it always copies");
        long target = (5 << 20) + 777;
        TrafficRig rig =
                rig(PlanSketch.incast().connections(3).sends(SendPath.FILE).bytes(target), agents);
        rig.runLimited().assertBalanced();
        assertEquals(target, rig.received(0));
    }

    // Verification

    @ParameterizedTest
    @MethodSource("directions")
    void shouldFindEveryByteRightWhenTheyAre(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(
                PlanSketch.of(pattern, mode)
                        .clients(2)
                        .connections(2)
                        .block(100_003)
                        .response(701)
                        .depth(3)
                        .verify(),
                2);
        assertTrue(rig.runUntilReceived(2_000_000).assertBalanced().receivedBytes() > 4_000_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldNameTheByteThatIsWrong(boolean towardsServer) throws IOException {
        TrafficRig rig = rig(
                PlanSketch.incast()
                        .clients(2)
                        .connections(2)
                        .response(64 << 10)
                        .windowMs(60_000)
                        .verify(),
                2);
        FaultyProxy proxy = proxyFor(rig);
        proxy.flip(new FaultyProxy.Flip(1, 1, towardsServer, 200_123));
        rig.connect().startTimed();
        Await.until(
                "the wrong byte", () -> rig.failedLinks().getOrDefault(1, "").contains("wrong byte"));
        RunOutcome outcome = rig.end().finish();
        assertTrue(
                rig.failedLinks().get(1).contains("wrong byte at offset 200123 of connection 1"),
                () -> "reasons: " + rig.failedLinks());
        outcome.ofLink(0).forEach(RunOutcome.Pair::assertBalanced);
    }

    // Faults

    @ParameterizedTest
    @MethodSource("directions")
    void shouldGoOnWithOtherLinksWhenOneIsReset(Pattern pattern, Mode mode) throws IOException {
        TrafficRig rig = rig(PlanSketch.of(pattern, mode).clients(3).windowMs(60_000), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(1);
        proxy.reset(1);
        Await.until("a failed link", () -> rig.failedLinks().containsKey(1));
        RunOutcome outcome = rig.end().finish();
        assertEquals(1, rig.failedLinks().size(), () -> "failed links: " + rig.failedLinks());
        assertTrue(
                rig.failedLinks().get(1).contains("the peer reset the connection"),
                () -> "reasons: " + rig.failedLinks());
        outcome.pairs().stream().filter(pair -> pair.source().link() != 1).forEach(RunOutcome.Pair::assertBalanced);
    }

    @Test
    void shouldDrainAWarmupInWhichALinkWasLost() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().clients(2).block(1 << 20).bytes(1 << 20), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startWarmup();
        rig.awaitReceived(1);
        proxy.stall(1);
        proxy.reset(1);
        Await.until("a failed link", () -> rig.failedLinks().containsKey(1));
        rig.drain();
        rig.end().finish().ofLink(0).forEach(RunOutcome.Pair::assertBalanced);
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldFailALinkWhosePeerClosesBeforeItIsDone(Pattern pattern, Mode mode) throws IOException {
        TrafficRig rig =
                rig(PlanSketch.of(pattern, mode).block(1000).rate(800_000).bytes(1_000_000), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startLimited();
        rig.awaitReceived(2_000);
        proxy.shut(0);
        Await.until("a failed link", () -> rig.failedLinks().containsKey(0));
        rig.awaitLimit();
        rig.end();
        RunOutcome outcome = rig.finish();
        assertTrue(outcome.pairs().get(0).failure().isPresent());
    }

    @ParameterizedTest
    @MethodSource("directions")
    void shouldTakeAPeerThatEndsALittleEarlierAsTheEnd(Pattern pattern, Mode mode) {
        for (long response : new long[] {1, 0}) {
            TrafficRig rig = rig(PlanSketch.of(pattern, mode).response(response).bytes(1L << 50), 2)
                    .connect()
                    .startLimited();
            rig.awaitReceived(1_000_000);
            long endNs = Clock.system().nanoTime() + 50_000_000;
            rig.run(mode == Mode.PUSH ? 1 : 0).end(endNs);
            rig.run(mode == Mode.PUSH ? 0 : 1).end(endNs - 20_000_000);
            rig.finish().assertBalanced();
        }
    }

    @Test
    void shouldServeOtherLinksWhileAPeerDoesNotRead() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().clients(2).block(1L << 30).windowMs(60_000), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(1);
        proxy.stall(0);
        long stalledAt = rig.received(1);
        Await.until("the other link to go on", () -> rig.received(1) > stalledAt + (64 << 20));
        long gone = rig.figures()
                        .ofLink(0)
                        .mapToLong(pair -> pair.source().payloadBytes())
                        .sum()
                - rig.received(0);
        assertTrue(gone < 32 << 20, () -> gone + " bytes were handed on that nobody took");
        proxy.release(0);
        rig.end().finish().assertBalanced();
    }

    @Test
    void shouldResetWhatIsOpenWhenAborted() throws IOException {
        TrafficRig rig = rig(
                PlanSketch.incast().clients(2).connections(2).block(1L << 30).windowMs(5_000), 2);
        FaultyProxy proxy = proxyFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(1);
        proxy.stall(0);
        rig.runs().forEach(run -> run.abort("somebody said so"));
        RunOutcome outcome = rig.finish();
        assertEquals(4, outcome.pairs().size());
        outcome.pairs().forEach(pair -> assertTrue(pair.failure().isPresent()));
        assertEquals(2, rig.failedLinks().size());
    }

    @Test
    void shouldStopTheLoadWhenTheLeaseRunsOut() {
        TrafficRig rig = rig(PlanSketch.incast().clients(2).block(1L << 40).windowMs(5_000), 2)
                .connect();
        rig.startTimed();
        rig.awaitReceived(1);
        long leaseNs = Clock.system().nanoTime() + 100_000_000L;
        rig.runs().forEach(run -> run.extendLease(leaseNs));
        Await.until("failed links", () -> rig.failedLinks().size() == 2);
        assertTrue(Clock.system().nanoTime() >= leaseNs, "the load stopped before the lease was over");
        assertTrue(rig.failedLinks().get(0).contains("lease"), () -> "reasons: " + rig.failedLinks());
    }

    // Places

    /** Four links have both ends on loops of one number; of three, which would load one loop more, none has. */
    @ParameterizedTest
    @CsvSource({"4, 1", "3, 1", "4, 2", "3, 2"})
    void shouldPutTheEndsOfAllLocalConnectionsAlike(int clients, int agents) {
        TrafficRig rig = rig(PlanSketch.incast().clients(clients), agents);
        rig.connect().startWarmup();
        rig.awaitReceived(1);
        rig.end().finish().assertBalanced();
        for (int link = 0; link < clients; link++) {
            int clientLoop = link % LOOPS;
            int expected = clients % LOOPS == 0 ? clientLoop : 1 - clientLoop;
            assertTrue(rig.received(link, expected) > 0, "link " + link);
            assertEquals(rig.received(link), rig.received(link, expected), "link " + link);
        }
    }

    @Test
    void shouldCarryBlocksOnLoopsThatNeverSleep() {
        EventLoopGroup busy = transport.newEventLoopGroup(
                new LoopSettings(LOOPS, this::loopThread, MAX_CONNECTIONS, READ_SIZE_BYTES, true));
        opened.add(() -> busy.shutdownGracefully(0, 5, TimeUnit.SECONDS));
        TrafficRig rig = new TrafficRig(PlanSketch.incast().clients(4).plan(1), transport, List.of(busy));
        try (rig) {
            rig.runUntilReceived(4 << 20).assertBalanced();
        }
    }

    // Handshake

    @Test
    void shouldFailWithinTheDeadlineWhenAPeerAcceptsAndStaysSilent() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().connectMs(300), 2);
        try (ServerSocket silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) silent.getLocalSocketAddress());
            rig.listen();
            Throwable failure = Await.failure("connecting", rig.connecting());
            assertEquals(
                    "connect to 127.0.0.1:" + silent.getLocalPort() + ": connected, but no accept within" + " 300 ms",
                    failure.getMessage());
        }
    }

    @Test
    void shouldFailSoonWhenAPeerClosesEveryHandshake() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 2);
        try (ServerSocket rude = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) rude.getLocalSocketAddress());
            rig.listen();
            var connecting = rig.connecting();
            for (int tries = 0; tries < Connector.MAX_TRIES; tries++) {
                try (Socket accepted = rude.accept()) {
                    accepted.getInputStream().readNBytes(Hello.BYTES);
                }
            }
            assertEquals(
                    "connect to 127.0.0.1:" + rude.getLocalPort() + ": it closed the connection during the handshake",
                    Await.failure("connecting", connecting).getMessage());
        }
    }

    @Test
    void shouldSayWhereNobodyListens() throws IOException {
        int port;
        try (ServerSocket closedAgain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closedAgain.getLocalPort();
        }
        TrafficRig rig = rig(PlanSketch.incast().clients(3), 2);
        rig.through(server -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        rig.listen();
        assertEquals(
                "connect to 127.0.0.1:" + port
                        + ": connection refused: a firewall refuses it, or what listened there has ended",
                Await.failure("connecting", rig.connecting()).getMessage());
    }

    @Test
    void shouldSayThatThePortIsTaken() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 1);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            InetSocketAddress address = (InetSocketAddress) taken.getLocalSocketAddress();
            TrafficException failure =
                    assertThrows(TrafficException.class, () -> rig.run(0).listen(address));
            assertEquals(
                    "listen on 127.0.0.1:" + taken.getLocalPort() + ": the port is taken by another process",
                    failure.getMessage());
        }
    }

    /** Java's own sockets do so with the next turn of their loop. */
    @Test
    void shouldGiveThePortBackWhenClosed() {
        for (int i = 0; i < 10; i++) {
            InetSocketAddress address;
            try (TrafficRig rig = new TrafficRig(PlanSketch.incast().plan(1), transport, List.of(serverLoops))) {
                address = rig.listen();
            }
            Await.until("the port to be given back", () -> isFree(address));
        }
    }

    private static boolean isFree(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket(address.getPort(), 1, address.getAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    @Test
    void shouldRefuseStrangersWithoutDisturbingTheRun() throws IOException {
        TrafficRig rig =
                rig(PlanSketch.incast().clients(2).windowMs(400), 2).connect().startTimed();
        Random random = new Random(7);
        List<Socket> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 20; i++) {
                Socket stranger = new Socket(
                        rig.serverAddress().getAddress(), rig.serverAddress().getPort());
                strangers.add(stranger);
                byte[] garbage = new byte[1 + random.nextInt(2 * Hello.BYTES)];
                random.nextBytes(garbage);
                stranger.getOutputStream().write(garbage);
                if (garbage.length < Hello.BYTES) {
                    stranger.close();
                }
            }
            Await.until("20 refusals", () -> rig.strangers().size() == 20);
        } finally {
            for (Socket stranger : strangers) {
                stranger.close();
            }
        }
        rig.finish().assertBalanced();
        assertEquals(20, rig.strangers().size());
        assertTrue(rig.failedLinks().isEmpty());
    }

    @Test
    void shouldCarryARunAmongCrowdsOfIdleConnections() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().clients(4).connections(40).windowMs(300), 2);
        InetSocketAddress address = rig.listen();
        List<Socket> crowd = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                crowd.add(new Socket(address.getAddress(), address.getPort()));
            }
            rig.connect().startTimed();
            for (int i = 0; i < 500; i++) {
                crowd.add(new Socket(address.getAddress(), address.getPort()));
            }
            rig.finish().assertBalanced();
            Await.until(
                    "nearly all to be refused", () -> rig.strangers().size() >= 800 - 160 - HalfOpenHandshakes.SPARE);
        } finally {
            for (Socket each : crowd) {
                each.close();
            }
        }
        assertTrue(rig.failedLinks().isEmpty());
    }

    @Test
    void shouldTakeNoMoreThanAHelloFromAStranger() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 1);
        InetSocketAddress address = rig.listen();
        try (Socket flood = new Socket(address.getAddress(), address.getPort())) {
            byte[] chunk = new byte[1 << 20];
            assertThrows(SocketException.class, () -> {
                for (int i = 0; i < 64; i++) {
                    flood.getOutputStream().write(chunk);
                }
            });
        }
        assertEquals(List.of("bytes before the accept"), rig.strangers());
    }

    @Test
    void shouldCloseWhoeverComesFromElsewhere() throws IOException {
        AllowedPeers elsewhere = AllowedPeers.parse("192.0.2.0/24,2001:db8::/32");
        TrafficRig rig =
                closedLater(new TrafficRig(PlanSketch.incast().plan(1), transport, List.of(serverLoops), elsewhere));
        InetSocketAddress address = rig.listen();
        try (Socket stranger = new Socket(address.getAddress(), address.getPort())) {
            stranger.setSoTimeout(3_000);
            assertEquals(-1, readToEnd(stranger));
        }
        assertEquals(List.of("not from {allow_peers}"), rig.strangers());
    }

    @Test
    void shouldCloseStrangersThatSayNothing() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 1);
        InetSocketAddress address = rig.listen();
        try (Socket idle = new Socket(address.getAddress(), address.getPort());
                Socket slow = new Socket(address.getAddress(), address.getPort());
                Socket drip = new Socket(address.getAddress(), address.getPort())) {
            idle.setSoTimeout(3_000);
            slow.setSoTimeout(3_000);
            slow.getOutputStream().write(new byte[] {'N', 'B', 'D', '1'});
            for (int i = 0; i < 3; i++) {
                drip.getOutputStream().write('N');
                long dripNs = Clock.system().nanoTime() + 300_000_000;
                Await.until("the next drip", () -> Clock.system().nanoTime() >= dripNs);
            }
            assertEquals(-1, idle.getInputStream().read());
            assertNotEquals(0, readToEnd(slow));
            Await.until("three refusals", () -> rig.strangers().size() == 3);
            assertEquals(
                    List.of("no hello within a second"),
                    rig.strangers().stream().distinct().toList());
        }
    }

    /** -1 at the end of the stream; a reset, for what was sent was not read to its end, counts as one. */
    private static int readToEnd(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    @Test
    void shouldNotTakeOverAConnectionThatIsAlreadyThere() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 2);
        rig.connect();
        byte[] again = new Hello(PlanSketch.RUN_ID, 0, 0, RunKey.randomNonce()).encode(rig.key());
        byte[] beyond = new Hello(PlanSketch.RUN_ID, 0, 1, RunKey.randomNonce()).encode(rig.key());
        byte[] otherRun = new Hello("0".repeat(32), 0, 0, RunKey.randomNonce()).encode(rig.key());
        byte[] otherKey = new Hello(PlanSketch.RUN_ID, 0, 0, RunKey.randomNonce()).encode(RunKey.random());
        for (byte[] hello : List.of(again, beyond, otherRun, otherKey)) {
            try (Socket stranger = new Socket(
                    rig.serverAddress().getAddress(), rig.serverAddress().getPort())) {
                stranger.setSoTimeout(3_000);
                stranger.getOutputStream().write(hello);
                assertEquals(-1, readToEnd(stranger));
            }
        }
        Await.until("refusals", () -> rig.strangers().size() == 4);
        rig.startTimed().finish().assertBalanced();
    }

    // Cost

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingForAnOperation(Mode mode) {
        TrafficRig rig = rig(
                        PlanSketch.of(Pattern.INCAST, mode)
                                .clients(2)
                                .block(512)
                                .windowMs(60_000),
                        2)
                .connect()
                .startTimed();
        long least = Long.MAX_VALUE;
        for (int turn = 1; turn <= 10 && least > allocatedBytesPerOperation(); turn++) {
            long before = allocatedBytes();
            long from = rig.received(0);
            rig.awaitReceived(from + OPERATIONS * 512);
            least = Math.min(least, (allocatedBytes() - before) / (2 * OPERATIONS));
        }
        rig.end().finish().assertBalanced();
        assertTrue(least <= allocatedBytesPerOperation(), least + " bytes are allocated for each operation");
    }

    /** What a transport allocates itself: an operation is one write and one read at each of two ends. */
    protected long allocatedBytesPerOperation() {
        return 0;
    }

    private long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return loopThreads.stream()
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }

    // What stays behind

    @Test
    void shouldLeaveNoSocketBehindWhenAnOptionIsRefused() throws IOException {
        SocketPlan impossible = new SocketPlan(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of("no_such_control"),
                OptionalInt.empty());
        TrafficRig rig = rig(PlanSketch.incast().clients(20).socket(impossible), 2);
        try (ServerSocket elsewhere = new ServerSocket(0, 64, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) elsewhere.getLocalSocketAddress());
            long files = openFiles();
            String connecting = Await.failure("connecting", rig.connecting()).getMessage();
            assertTrue(connecting.contains("TCP_CONGESTION"), connecting);
            String listening = assertThrows(TrafficException.class, rig::listen).getMessage();
            assertTrue(listening.contains("TCP_CONGESTION"), listening);
            Await.until("files to be closed", () -> openFiles() <= files);
        }
    }

    @Test
    void shouldNotReleaseALoadThatWasClosedBefore() {
        TrafficRig rig = rig(PlanSketch.incast(), 2).connect();
        long startNs = Clock.system().nanoTime() + 400_000_000;
        rig.start(new LoadWindow(startNs, startNs, Long.MAX_VALUE, false));
        CompletableFuture<ReleaseInstants> released = rig.run(0).released();
        rig.close();
        Await.until("the start to pass", () -> Clock.system().nanoTime() > startNs + 5_000_000);
        assertFalse(released.isDone(), "the load was released");
    }

    @Test
    void shouldNotKeepAConnectionThatIsAcceptedWhenTheRunIsOver() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast(), 2);
        try (ServerSocket late = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) late.getLocalSocketAddress());
            rig.listen();
            rig.connecting();
            try (Socket accepted = late.accept()) {
                accepted.setSoTimeout(3_000);
                byte[] hello = accepted.getInputStream().readNBytes(Hello.BYTES);
                rig.close();
                accepted.getOutputStream().write(Hello.accept(hello, rig.key()));
                assertEquals(-1, readToEnd(accepted));
            }
        }
    }

    @Test
    void shouldLeaveNothingBehindAfterManyRuns() throws IOException {
        manyShortRuns(3);
        long files = openFiles();
        long memory = PooledMemory.usedBytes();
        manyShortRuns(50);
        Await.until("files to be closed", () -> openFiles() <= files);
        Await.until("buffers to be released", () -> PooledMemory.usedBytes() <= memory + THREAD_CACHE_BYTES);
    }

    private void manyShortRuns(int runs) {
        for (int i = 0; i < runs; i++) {
            PlanSketch sketch =
                    PlanSketch.incast().clients(2).connections(2).block(4096).windowMs(10);
            try (TrafficRig rig = new TrafficRig(sketch.plan(1), transport, List.of(serverLoops))) {
                rig.runTimed().assertBalanced();
            }
        }
    }

    private static long openFiles() {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
