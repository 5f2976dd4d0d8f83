package io.netbench.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.plan.KeepAlive;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Await;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every transport has to do, on sockets of loopback. One subclass a transport; where the transport is not available
 * it is skipped with the reason. That all memory is given back is asserted by the rig at the end of each test.
 */
@Timeout(30)
public abstract class TransportContract {

    private static final long LARGE_BYTES = 32 << 20;

    /** Netty's own, for loops that nobody tells another. */
    private static final long QUIET_PERIOD_MS = 2_000;

    private final Transport transport;

    protected TransportContract(Transport transport) {
        this.transport = transport;
    }

    @BeforeEach
    void skipWhereNotAvailable() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.name() + ": "
                        + transport.availability().reason().orElse(""));
    }

    // Event loops

    @Test
    void shouldRunLoopsOnThreadsOfTheFactoryAndStopThemAtOnce() {
        // A quiet period is waited for every time, a processor seldom.
        long leastMs = Long.MAX_VALUE;
        for (int turn = 0; turn < 3 && leastMs >= QUIET_PERIOD_MS; turn++) {
            leastMs = Math.min(leastMs, runAndStopLoops());
        }
        assertTrue(leastMs < QUIET_PERIOD_MS, "a quiet period was waited for: " + leastMs + " ms");
    }

    /** Returns how long it took to stop them, in milliseconds. */
    private long runAndStopLoops() {
        Set<Thread> made = ConcurrentHashMap.newKeySet();
        EventLoopGroup loops = transport.newEventLoopGroup(new LoopSettings(
                3,
                task -> {
                    Thread thread = new Thread(task, "contract-" + made.size());
                    thread.setDaemon(true);
                    made.add(thread);
                    return thread;
                },
                10_000,
                LoopbackRig.READ_SIZE_BYTES));
        Set<Thread> used = ConcurrentHashMap.newKeySet();
        for (EventExecutor loop : loops) {
            Await.result("a task", loop.submit(() -> used.add(Thread.currentThread())));
        }
        assertEquals(3, used.size());
        assertEquals(made, used);
        assertTrue(used.stream().allMatch(Thread::isDaemon), "daemon threads");

        long stopNs = System.nanoTime();
        Await.result("the end of the loops", loops.shutdownGracefully(0, 5, TimeUnit.SECONDS));
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - stopNs);
    }

    @Test
    void shouldStopLoopsThatHaveOpenConnections() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            rig.connect();
            rig.accepted().send(LARGE_BYTES);
        }
    }

    // Connections

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldKnowThePortThatConnectChose(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        assumeTrue(isLocal(address), () -> "this host has no " + host);
        try (LoopbackRig rig = LoopbackRig.echoing(transport, address)) {
            TestPeer client = rig.connectFrom(address);
            TestPeer server = rig.accepted();
            InetSocketAddress own = client.channel().localAddress();
            assertEquals(server.channel().remoteAddress(), own);
            assertTrue(own.getPort() > 0, own::toString);
            client.send(100);
            awaitBytes(client, 100);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void shouldConnectAndEcho(String host) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        assumeTrue(isLocal(address), () -> "this host has no " + host);
        try (LoopbackRig rig = LoopbackRig.echoing(transport, address)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            assertEquals(rig.address(), client.channel().remoteAddress());
            assertEquals(client.channel().localAddress(), server.channel().remoteAddress());
            assertTrue(client.channel().config().isTcpNoDelay(), "TCP_NODELAY of a client");
            assertTrue(server.channel().config().isTcpNoDelay(), "TCP_NODELAY of an accepted socket");
            client.send(100);
            awaitBytes(client, 100);
        }
    }

    private static boolean isLocal(InetAddress address) {
        try (ServerSocket probe = new ServerSocket(0, 1, address)) {
            return probe.isBound();
        } catch (IOException noSuchAddress) {
            return false;
        }
    }

    @Test
    void shouldFailConnectWhenNobodyListens() throws IOException {
        InetSocketAddress nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) free.getLocalSocketAddress();
        }
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            Throwable failure = Await.failure("connect", rig.connect(nobody));
            assertInstanceOf(ConnectException.class, failure);
            assertTrue(failure.getMessage().contains("refused"), failure::getMessage);
        }
    }

    @Test
    void shouldServeManyConnectionsOnOneLoop() {
        try (LoopbackRig rig = LoopbackRig.echoing(transport, InetAddress.getLoopbackAddress())) {
            List<TestPeer> clients = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                clients.add(rig.connect());
            }
            for (int round = 1; round <= 3; round++) {
                clients.forEach(client -> client.send(10_000));
                for (TestPeer client : clients) {
                    awaitBytes(client, round * 10_000L);
                }
            }
        }
    }

    // Transfers

    @Test
    void shouldCarryLargeTransfersBothWaysAtOnce() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            client.send(LARGE_BYTES);
            server.send(LARGE_BYTES);
            awaitBytes(server, LARGE_BYTES);
            awaitBytes(client, LARGE_BYTES);
        }
    }

    @Test
    void shouldNotLetSlowReaderStallAnotherConnection() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer toSlow = rig.connect();
            TestPeer slow = rig.accepted();
            slow.pauseReading();
            toSlow.send(LARGE_BYTES);
            TestPeer toQuick = rig.connect();
            TestPeer quick = rig.accepted();
            toQuick.send(LARGE_BYTES);
            awaitBytes(quick, LARGE_BYTES);
            assertTrue(slow.receivedBytes() < LARGE_BYTES, "a reader that is paused does not read");

            slow.resumeReading();
            awaitBytes(slow, LARGE_BYTES);
        }
    }

    @Test
    void shouldReceiveWithoutMakingBuffers() {
        try (LoopbackRig rig = LoopbackRig.echoing(transport, InetAddress.getLoopbackAddress())) {
            TestPeer client = rig.connect();
            echo(client, 0, 200);
            long made = rig.allocator().made();
            echo(client, 200, 1_200);
            assertEquals(made, rig.allocator().made(), "buffers made by 1,000 round trips");
        }
    }

    private static void echo(TestPeer client, int fromRound, int toRound) {
        for (int round = fromRound; round < toRound; round++) {
            client.send(1_000);
            awaitBytes(client, (round + 1) * 1_000L);
        }
    }

    // The end of a stream

    @Test
    void shouldSendOnAfterPeerHasEndedItsStream() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            client.send(1_000_000);
            client.endOutput();
            awaitBytes(server, 1_000_000);
            Await.until("the end of the input", server::hasInputEnded);
            assertTrue(server.channel().isOpen(), "a half-closed connection is open");
            assertFalse(client.hasInputEnded());

            server.send(LARGE_BYTES);
            server.endOutput();
            awaitBytes(client, LARGE_BYTES);
            Await.until("the end of the answer", client::hasInputEnded);
        }
    }

    @Test
    void shouldSeeResetByPeer() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            client.send(10);
            awaitBytes(server, 10);
            client.reset();
            Await.until("the reset", () -> server.failure() != null || server.isClosed());
            Throwable failure = server.failure();
            assertInstanceOf(IOException.class, failure);
            assertTrue(String.valueOf(failure.getMessage()).contains("reset"), failure::getMessage);
        }
    }

    // Socket options

    @Test
    void shouldSetBuffersBeforeHandshakeAndOnAcceptedSockets() {
        SocketPlan plan = new SocketPlan(
                OptionalInt.of(100_000),
                OptionalInt.of(120_000),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.of(46));
        try (LoopbackRig rig = LoopbackRig.open(transport, plan)) {
            TestPeer client = rig.connect();
            for (SocketChannel channel :
                    List.of(client.channel(), rig.accepted().channel())) {
                assertAtLeast(100_000, inForce(channel, plan, "SO_SNDBUF"));
                assertAtLeast(120_000, inForce(channel, plan, "SO_RCVBUF"));
                assertEquals("46", inForce(channel, plan, "IP_TOS"));
            }
            SocketChannel unconnected = transport.clientChannels().newChannel();
            assertEquals(3, transport.apply(unconnected, plan).size());
            unconnected.unsafe().closeForcibly();
        }
    }

    @Test
    void shouldSetSegmentSizeAndCongestionControlBeforeHandshake() {
        assumeTrue(can(Capability.RAW_SOCKET_OPTIONS));
        SocketPlan plan = new SocketPlan(
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(1_000),
                Optional.of("reno"),
                OptionalInt.empty());
        try (LoopbackRig rig = LoopbackRig.open(transport, plan)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            for (SocketChannel channel : List.of(client.channel(), server.channel())) {
                assertEquals("reno", inForce(channel, plan, "TCP_CONGESTION"));
                assertEquals(Optional.of("reno"), transport.congestionControl(channel));
                int segment = Integer.parseInt(inForce(channel, plan, "TCP_MAXSEG"));
                assertTrue(segment > 900 && segment <= 1_000, () -> "segment size in force: " + segment);
            }
            client.send(LARGE_BYTES / 32);
            awaitBytes(server, LARGE_BYTES / 32);
        }
    }

    @Test
    void shouldTellTheCongestionControlThatNobodyAskedFor() throws IOException {
        String systemDefault = Files.readString(Path.of("/proc/sys/net/ipv4/tcp_congestion_control"))
                .strip();
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            for (SocketChannel channel :
                    List.of(client.channel(), rig.accepted().channel())) {
                assertEquals(
                        can(Capability.RAW_SOCKET_OPTIONS) ? Optional.of(systemDefault) : Optional.empty(),
                        transport.congestionControl(channel));
            }
            client.channel().close().syncUninterruptibly();
            assertEquals(Optional.empty(), transport.congestionControl(client.channel()));
        }
    }

    @Test
    void shouldNameOptionThatKernelRefuses() {
        assumeTrue(can(Capability.RAW_SOCKET_OPTIONS));
        assertRefused(congestion("no_such_one"), "{congestion} no_such_one", "reno");
    }

    @Test
    void shouldNameOptionThatItCannotSet() {
        assumeFalse(can(Capability.RAW_SOCKET_OPTIONS));
        SocketPlan segments = new SocketPlan(
                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.of(1_000), Optional.empty(), OptionalInt.empty());
        assertRefused(segments, "{mss}", "not supported by " + transport.name());
        assertRefused(congestion("reno"), "{congestion}", "not supported by " + transport.name());
    }

    @Test
    void shouldKeepSilentConnectionsAliveAndWaitForFullSegments() {
        SocketPlan plan = SocketPlan.DEFAULT.with(new SocketKnobs(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(new KeepAlive(OptionalInt.of(7), OptionalInt.of(3), OptionalInt.of(5))),
                OptionalLong.empty(),
                true));
        try (LoopbackRig rig = LoopbackRig.open(transport, plan)) {
            for (SocketChannel channel :
                    List.of(rig.connect().channel(), rig.accepted().channel())) {
                assertFalse(channel.config().isTcpNoDelay(), "TCP_NODELAY");
                assertEquals("true", inForce(channel, plan, "SO_KEEPALIVE"));
                assertEquals("7", inForce(channel, plan, "TCP_KEEPIDLE"));
                assertEquals("3", inForce(channel, plan, "TCP_KEEPINTVL"));
                assertEquals("5", inForce(channel, plan, "TCP_KEEPCNT"));
                assertEquals("true", inForce(channel, plan, "TCP_NODELAY"), "said as what was asked for");
            }
        }
    }

    @Test
    void shouldPaceAndLimitWhatWaitsAndHowLong() {
        assumeTrue(can(Capability.RAW_SOCKET_OPTIONS));
        SocketPlan plan = SocketPlan.DEFAULT.with(new SocketKnobs(
                OptionalLong.of(40_000_000_000L),
                OptionalLong.of(16_384),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.of(5_000_000_000L),
                false));
        try (LoopbackRig rig = LoopbackRig.open(transport, plan)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            for (SocketChannel channel : List.of(client.channel(), server.channel())) {
                assertEquals("40000000000", inForce(channel, plan, "SO_MAX_PACING_RATE"), "more than 32 bits");
                assertEquals("16384", inForce(channel, plan, "TCP_NOTSENT_LOWAT"));
                assertEquals("5000", inForce(channel, plan, "TCP_USER_TIMEOUT"));
            }
            client.send(LARGE_BYTES / 32);
            awaitBytes(server, LARGE_BYTES / 32);
        }
    }

    @Test
    void shouldPollTheNicForASocketOrSayWhyNot() {
        assumeTrue(can(Capability.RAW_SOCKET_OPTIONS));
        SocketPlan plan = busyPoll();
        SocketChannel channel = transport.clientChannels().newChannel();
        try {
            assertEquals("50", inForce(channel, plan, "SO_BUSY_POLL"));
        } catch (SocketOptionException refused) {
            assertTrue(refused.getMessage().startsWith("{socket_busy_poll} 50"), refused::getMessage);
            assertTrue(refused.getMessage().contains("; this kernel "), refused::getMessage);
        } finally {
            channel.unsafe().closeForcibly();
        }
    }

    @Test
    void shouldNameEachKnobThatItCannotSet() {
        assumeFalse(can(Capability.RAW_SOCKET_OPTIONS));
        String reason = "not supported by " + transport.name() + "; use epoll or io_uring";
        assertRefused(SocketPlan.DEFAULT.with(SocketKnobs.pacedTo(8_000)), "{pacing_rate}: SO_MAX_PACING_RATE", reason);
        assertRefused(busyPoll(), "{socket_busy_poll}: SO_BUSY_POLL", reason);
        assertRefused(
                knobs(OptionalLong.of(4_096), OptionalLong.empty(), OptionalLong.empty()),
                "{notsent_lowat}: TCP_NOTSENT_LOWAT",
                reason);
        assertRefused(
                knobs(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.of(1_000_000)),
                "{user_timeout}: TCP_USER_TIMEOUT",
                reason);
    }

    private static SocketPlan busyPoll() {
        return knobs(OptionalLong.empty(), OptionalLong.of(50_000), OptionalLong.empty());
    }

    private static SocketPlan knobs(OptionalLong lowat, OptionalLong busyPollNs, OptionalLong userTimeoutNs) {
        return SocketPlan.DEFAULT.with(
                new SocketKnobs(OptionalLong.empty(), lowat, busyPollNs, Optional.empty(), userTimeoutNs, false));
    }

    private static SocketPlan congestion(String name) {
        return new SocketPlan(
                OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.of(name), OptionalInt.empty());
    }

    private void assertRefused(SocketPlan plan, String option, String reason) {
        SocketChannel channel = transport.clientChannels().newChannel();
        SocketOptionException refused = assertThrows(SocketOptionException.class, () -> transport.apply(channel, plan));
        channel.unsafe().closeForcibly();
        assertTrue(refused.getMessage().startsWith(option), refused::getMessage);
        assertTrue(refused.getMessage().contains(reason), refused::getMessage);
        assertEquals(1, refused.getMessage().lines().count());
    }

    private String inForce(SocketChannel channel, SocketPlan plan, String option) {
        return transport.apply(channel, plan).stream()
                .filter(applied -> applied.name().equals(option))
                .map(AppliedOption::inForce)
                .findFirst()
                .orElseThrow(() -> new AssertionError(option + " was not applied"));
    }

    private static void assertAtLeast(int bytes, String inForce) {
        assertTrue(Integer.parseInt(inForce) >= bytes, () -> inForce + " should be at least " + bytes);
    }

    @Test
    void shouldCarryDataWhenSilenceIsLimited() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            for (TestPeer peer : List.of(client, server)) {
                transport.limitSilence(peer.channel(), 4_000_000_000L);
            }
            client.send(LARGE_BYTES / 32);
            awaitBytes(server, LARGE_BYTES / 32);
            client.channel().close().syncUninterruptibly();
            transport.limitSilence(client.channel(), 4_000_000_000L);
        }
    }

    // Throwing away

    @Test
    void shouldThrowAwayWhatIsReceivedWhereItClaimsTo() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            CompletableFuture<Void> discards = CompletableFuture.runAsync(
                    () -> transport.discardReceived(server.channel()),
                    server.channel().eventLoop());
            if (!can(Capability.ZERO_COPY_RECEIVE)) {
                assertThrows(CompletionException.class, discards::join);
                return;
            }
            Await.result("the switch", discards);
            client.send(LARGE_BYTES);
            client.endOutput();
            Await.until("the end", () -> server.hasInputEnded() || server.failure() != null);
            assertEquals(LARGE_BYTES, server.receivedBytes());
            assertFalse(server.isIntact(), "what was to be thrown away was copied");
        }
    }

    // TCP_INFO

    @Test
    void shouldTellTcpInfoWhereItClaimsTo() {
        try (LoopbackRig rig = LoopbackRig.open(transport)) {
            TestPeer client = rig.connect();
            TestPeer server = rig.accepted();
            client.send(LARGE_BYTES);
            awaitBytes(server, LARGE_BYTES);
            Optional<TcpInfo> info = tcpInfo(client);
            assertEquals(can(Capability.TCP_INFO), info.isPresent());
            info.ifPresent(known -> {
                assertTrue(known.sendMssBytes() > 500, known::toString);
                assertTrue(known.rttUs() > 0, known::toString);
                assertTrue(known.minRttUs() >= 0 && known.minRttUs() <= 10_000_000, known::toString);
                assertTrue(known.congestionWindow() > 0, known::toString);
                assertTrue(known.deliveryRateBytesPerS() > 0, known::toString);
                assertTrue(known.bytesSent() >= LARGE_BYTES, known::toString);
                assertEquals(0, known.notSentBytes(), known::toString);
            });
            Await.result("close", client.channel().close());
            assertEquals(Optional.empty(), transport.tcpInfo(client.channel()), "a closed connection has none");
        }
    }

    private Optional<TcpInfo> tcpInfo(TestPeer peer) {
        return Await.result(
                "TCP_INFO",
                CompletableFuture.supplyAsync(
                        () -> transport.tcpInfo(peer.channel()), peer.channel().eventLoop()));
    }

    private boolean can(Capability capability) {
        return transport.capabilities().contains(capability);
    }

    private static void awaitBytes(TestPeer peer, long bytes) {
        Await.until(
                bytes + " bytes", () -> peer.receivedBytes() >= bytes || !peer.isIntact() || peer.failure() != null);
        assertTrue(peer.isIntact(), "what arrived is not what was sent");
        assertEquals(null, peer.failure());
        assertEquals(bytes, peer.receivedBytes());
    }
}
