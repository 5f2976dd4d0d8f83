package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Await;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import io.netbench.transport.Capability;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
import org.junit.jupiter.params.provider.MethodSource;

/** What every transport has to do with datagrams: whole runs on loopback, good ones and bad ones. One subclass a transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
public abstract class DatagramContract {

    private static final int SIZE = 1_448;
    private static final long RATE = 80_000_000;
    private static final int DATAGRAMS = 20_000;

    /** The last byte of what a datagram's header says there. */
    private static final int TOKEN = 7;

    private static final int LINK = 11;
    private static final int INDEX = 15;

    private final Transport transport;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<Thread> loopThreads = new CopyOnWriteArrayList<>();
    private EventLoopGroup serverLoops;
    private EventLoopGroup clientLoops;

    protected DatagramContract(Transport transport) {
        this.transport = transport;
    }

    @BeforeAll
    void openLoops() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.availability().reason().orElse(""));
        LoopSettings settings = new LoopSettings(1, this::loopThread, 64, 128 << 10);
        serverLoops = transport.newEventLoopGroup(settings);
        clientLoops = transport.newEventLoopGroup(settings);
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
            assertTrue(loops.terminationFuture().awaitUninterruptibly(5_000), "loops still run");
        }
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

    private TrafficRig rig(PlanSketch sketch) {
        return closedLater(new TrafficRig(sketch.plan(2), transport, List.of(serverLoops, clientLoops)));
    }

    private DatagramRelay relayFor(TrafficRig rig) throws IOException {
        DatagramRelay relay = closedLater(new DatagramRelay(rig.listen()));
        rig.through(server -> relay.address());
        return relay;
    }

    private static PlanSketch paced() {
        return PlanSketch.incast().udp(SIZE).rate(RATE).windowMs(200);
    }

    private static SentDatagrams sent(RunOutcome.Pair pair) {
        return pair.source().datagramsSent().orElseThrow();
    }

    private static ReceivedDatagrams received(RunOutcome.Pair pair) {
        return pair.sink().datagramsReceived().orElseThrow();
    }

    static Stream<Arguments> directions() {
        return Stream.of(Pattern.values())
                .flatMap(pattern -> Stream.of(Mode.values()).map(mode -> Arguments.of(pattern, mode)));
    }

    // Loads

    @ParameterizedTest
    @MethodSource("directions")
    void shouldCountEveryDatagramOnce(Pattern pattern, Mode mode) {
        TrafficRig rig = rig(PlanSketch.of(pattern, mode)
                .clients(3)
                .connections(2)
                .udp(SIZE)
                .rate(RATE)
                .windowMs(200)
                .verify());
        RunOutcome outcome = rig.runTimed();
        assertEquals(6, outcome.pairs().size());
        for (RunOutcome.Pair pair : outcome.pairs()) {
            assertEquals(Optional.empty(), pair.failure());
            double expected = RATE / 8.0 / SIZE * 0.2 / 2;
            long notStarted = pair.source().operations().notStarted();
            assertTrue(
                    sent(pair).windowSent() + notStarted >= expected - 2
                            && sent(pair).windowSent() > 10,
                    () -> "of " + expected + " few were sent: " + pair);
            assertEquals(sent(pair).sent(), received(pair).unique(), () -> "sent and received: " + pair);
            assertEquals(sent(pair).windowSent(), received(pair).windowUnique());
            assertEquals(
                    0,
                    received(pair).duplicates()
                            + received(pair).malformed()
                            + received(pair).overdue());
            assertEquals(received(pair).unique() * SIZE, pair.sink().payloadBytes());
        }
        for (int link = 0; link < 3; link++) {
            assertEquals(
                    outcome.ofLink(link)
                            .mapToLong(pair -> pair.sink().payloadBytes())
                            .sum(),
                    rig.received(link),
                    "counters of link " + link);
        }
    }

    @ParameterizedTest
    @CsvSource({"36, 20000000", "1472, 80000000", "8972, 80000000", "65507, 80000000"})
    void shouldCarryDatagramsOfAnySize(int bytes, long rate) {
        RunOutcome.Pair pair = rig(PlanSketch.incast().udp(bytes).rate(rate).windowMs(200))
                .runTimed()
                .pairs()
                .get(0);
        assertEquals(Optional.empty(), pair.failure());
        assertTrue(sent(pair).sent() > 10, () -> "few were sent: " + pair);
        assertEquals(sent(pair).sent(), received(pair).unique());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false"})
    void shouldCountTheSameWithoutOffloads(boolean segmentation, boolean coalescing) {
        assumeTrue(!segmentation || transport.capabilities().contains(Capability.UDP_SEGMENTATION));
        assumeTrue(!coalescing || transport.capabilities().contains(Capability.UDP_COALESCING));
        DatagramOffloads asked = new DatagramOffloads(Optional.of(segmentation), Optional.of(coalescing));
        RunOutcome.Pair pair = rig(paced().offloads(asked)).runTimed().pairs().get(0);
        assertEquals(sent(pair).sent(), received(pair).unique());
        assertEquals(segmentation, sent(pair).isSegmented());
        assertEquals(coalescing, received(pair).isCoalesced());
        assertEquals(!coalescing, received(pair).jitterNs().isPresent(), "jitter is told of single arrivals");
    }

    @Test
    void shouldKeepTheRateThatWasAsked() {
        RunOutcome.Pair pair = rig(paced().windowMs(500)).runTimed().pairs().get(0);
        double expected = RATE / 8.0 / SIZE * 0.5;
        assertTrue(
                Math.abs(sent(pair).windowSent() + pair.source().operations().notStarted() - expected) <= 2,
                () -> "sent " + sent(pair) + " of " + expected);
    }

    /** As fast as the kernel takes them: more than the sink may read. */
    @Test
    void shouldAccountForAllThatAnUnlimitedSourceSends() {
        RunOutcome.Pair pair = rig(PlanSketch.incast().udp(SIZE).windowMs(200))
                .runTimed()
                .pairs()
                .get(0);
        assertEquals(Optional.empty(), pair.failure());
        assertTrue(sent(pair).sent() > 1_000, () -> "few were sent: " + pair);
        long lost = sent(pair).sent() - received(pair).unique();
        assertTrue(lost >= 0, () -> "more received than sent: " + pair);
        received(pair)
                .socketDrops()
                // The rest the kernel lost before that socket, in the queue of a processor that had others' work.
                .ifPresent(drops -> assertTrue(drops <= lost, () -> lost + " lost, and in the socket: " + pair));
    }

    @Test
    void shouldStopAtTheByteTarget() {
        TrafficRig rig =
                rig(PlanSketch.incast().udp(SIZE).connections(3).rate(RATE).bytes(100 * SIZE + 7));
        RunOutcome outcome = rig.runLimited();
        assertEquals(101, outcome.sum(pair -> sent(pair).sent()));
        assertEquals(101, outcome.sum(pair -> received(pair).unique()));
    }

    @Test
    void shouldCountAfreshAfterAWarmup() {
        TrafficRig rig = rig(PlanSketch.incast().udp(SIZE).rate(RATE).bytes(50 * SIZE))
                .connect()
                .startWarmup();
        rig.awaitReceived(20 * SIZE);
        rig.drain();
        rig.startLimited();
        rig.awaitLimit();
        rig.awaitQuiet();
        RunOutcome.Pair pair = rig.end().finish().pairs().get(0);
        assertEquals(50, sent(pair).windowSent());
        assertEquals(50, received(pair).windowUnique());
        assertTrue(sent(pair).sent() >= 70, () -> "the warm-up's are missing: " + pair);
    }

    // Where they are lost

    /** While the sink's loop does something else, its socket fills: the kernel counts what it has no room for. */
    @Test
    void shouldTellWhatASlowSinkLoses() {
        SocketPlan small = new SocketPlan(
                OptionalInt.empty(),
                OptionalInt.of(128 << 10),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty());
        TrafficRig rig = rig(paced().socket(small).windowMs(600)).connect();
        CountDownLatch goOn = new CountDownLatch(1);
        rig.startTimed();
        rig.awaitReceived(20 * SIZE);
        serverLoops.next().execute(() -> Await.until("the test", () -> goOn.getCount() == 0));
        try {
            Await.until("a full socket", () -> sentBySources(rig) > 1_500L * SIZE);
        } finally {
            goOn.countDown();
        }
        RunOutcome.Pair pair = rig.finish().pairs().get(0);
        long lost = sent(pair).windowSent() - received(pair).windowUnique();
        assertTrue(lost > 100, () -> "nothing was lost: " + pair);
        received(pair)
                .socketDrops()
                // The rest the kernel lost before that socket, in the queue of a processor that had others' work.
                .ifPresent(drops -> assertTrue(drops <= lost, () -> lost + " lost, and in the socket: " + pair));
    }

    private static long sentBySources(TrafficRig rig) {
        return Await.result("samples", rig.run(1).movement(Set.of(0)));
    }

    @Test
    void shouldTellDuplicatesAndReorderedOnesApart() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().udp(SIZE).rate(20_000_000).windowMs(400));
        DatagramRelay relay = relayFor(rig);
        rig.connect();
        relay.doubleEach(10).delayEach(25, 3);
        long before = relay.fromClients();
        RunOutcome.Pair pair = rig.startTimed().finish().pairs().get(0);
        long sent = sent(pair).sent();
        assertTrue(sent > 300, () -> "few were sent: " + pair);
        ReceivedDatagrams received = received(pair);
        assertEquals(relay.allDoubled(), received.duplicates(), () -> "duplicates of " + sent + ": " + received);
        assertTrue(
                Math.abs(relay.allDelayed() - received.reordered()) <= 1,
                () -> "reordered of " + sent + ": " + received);
        long passed = relay.fromClients() - before;
        assertTrue(
                Math.abs(passed - received.unique()) <= 1,
                () -> sent + " were sent, " + passed + " came to the relay: " + received);
        assertTrue(received.extentMax() >= 3 && received.extentMax() <= 5, () -> "extent: " + received);
    }

    // Who does not belong

    @Test
    void shouldCountNothingThatIsForged() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().udp(SIZE).rate(20_000_000).windowMs(300));
        DatagramRelay relay = relayFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(10 * SIZE);
        relay.inject(new byte[0]);
        relay.inject(new byte[20]);
        relay.inject(new byte[SIZE]);
        relay.inject(new byte[SIZE + 40]);
        RunOutcome.Pair pair = rig.finish().pairs().get(0);
        assertEquals(Optional.empty(), pair.failure());
        assertTrue(received(pair).unique() <= sent(pair).sent(), () -> "forged ones count: " + pair);
        assertTrue(received(pair).malformed() >= 3, () -> "forged: " + pair);
    }

    /** Whoever sees datagrams pass knows the token; what else they say is the connection's too, or nothing. */
    @Test
    void shouldCountNothingThatIsRepeatedOrOfAnotherLink() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().udp(SIZE).rate(20_000_000).windowMs(300));
        DatagramRelay relay = relayFor(rig);
        rig.connect().startTimed();
        rig.awaitReceived(10 * SIZE);
        byte[] seen = relay.lastToServer();
        relay.inject(seen);
        for (int strange : new int[] {TOKEN, LINK, INDEX}) {
            byte[] other = seen.clone();
            other[strange] ^= 1;
            relay.inject(other);
        }
        RunOutcome.Pair pair = rig.finish().pairs().get(0);
        assertEquals(Optional.empty(), pair.failure());
        assertEquals(3, received(pair).malformed(), () -> "of another link: " + pair);
        assertEquals(1, received(pair).duplicates(), () -> "repeated: " + pair);
        assertEquals(sent(pair).sent(), received(pair).unique());
    }

    /** Else whoever forges a client's address could have a server flood it. */
    @Test
    void shouldSendNothingFromAServerBeforeItsClientHas() throws IOException {
        TrafficRig rig = rig(
                PlanSketch.of(Pattern.BROADCAST, Mode.READ).udp(SIZE).rate(RATE).connectMs(400));
        DatagramRelay relay = relayFor(rig).passNoneOfClients();
        String reason = Await.failure("connecting", rig.connecting()).getMessage();
        assertTrue(reason.contains("no datagram came"), reason);
        assertTrue(relay.fromClients() > 0, "the client did not try");
        assertEquals(0, relay.fromServers());
    }

    @Test
    void shouldStopTryingWhenTheRunIsAborted() throws IOException {
        TrafficRig rig = rig(paced().connectMs(20_000));
        DatagramRelay relay = relayFor(rig).pass(0);
        rig.connecting();
        Await.until("a first datagram", () -> relay.fromClients() > 0);
        rig.run(1).abort("the test aborts");
        String heard =
                Await.failure("incoming connections", rig.run(0).established()).getMessage();
        assertTrue(heard.contains("the test aborts"), heard);
    }

    @Test
    void shouldTakeAnotherPortWhereTheConnectionsIsTaken() throws IOException {
        TrafficRig rig = rig(paced());
        InetSocketAddress server = rig.listen();
        closedLater(new DatagramSocket(server));
        RunOutcome.Pair pair = rig.runTimed().pairs().get(0);
        assertEquals(Optional.empty(), pair.failure());
        assertTrue(sent(pair).sent() > 100, () -> "few were sent: " + pair);
        assertEquals(sent(pair).sent(), received(pair).unique());
    }

    @Test
    void shouldSayThatNoDatagramComesThrough() throws IOException {
        TrafficRig rig = rig(paced().connectMs(400));
        relayFor(rig).pass(0);
        String reason = Await.failure("connecting", rig.connecting()).getMessage();
        assertTrue(reason.contains("no datagram c") && reason.contains("firewall"), reason);
        assertFalse(reason.contains("\n"), reason);
    }

    @Test
    void shouldSayThatOnlySmallOnesComeThrough() throws IOException {
        TrafficRig rig = rig(paced().connectMs(400));
        relayFor(rig).pass(500);
        String reason = Await.failure("connecting", rig.connecting()).getMessage();
        assertTrue(reason.contains("no datagram of 1448 B") && reason.contains("{block_size}"), reason);
    }

    // Failure

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void shouldSayThatAPeerIsGone(int gone) {
        TrafficRig rig = rig(paced().windowMs(20_000)).connect().startTimed();
        rig.awaitReceived(10 * SIZE);
        rig.run(gone).close();
        Await.until("the other end to notice", () -> rig.failedLinks().containsKey(0));
    }

    // Cost

    @Test
    void shouldAllocateNothingForADatagram() {
        TrafficRig rig = rig(PlanSketch.incast().udp(512).rate(200_000_000).windowMs(60_000))
                .connect()
                .startTimed();
        long least = Long.MAX_VALUE;
        for (int turn = 1; turn <= 10 && least > allocatedBytesPerDatagram(); turn++) {
            long before = allocatedBytes();
            long from = rig.received(0);
            rig.awaitReceived(from + DATAGRAMS * 512L);
            least = Math.min(least, (allocatedBytes() - before) / DATAGRAMS);
        }
        rig.end().finish();
        assertTrue(least <= allocatedBytesPerDatagram(), least + " bytes are allocated for each datagram");
    }

    /** What a transport allocates itself: a datagram is a part of a write at one end, and a part of a read at the other. */
    protected abstract long allocatedBytesPerDatagram();

    private long allocatedBytes() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        return loopThreads.stream()
                .mapToLong(thread -> threads.getThreadAllocatedBytes(thread.getId()))
                .sum();
    }
}
