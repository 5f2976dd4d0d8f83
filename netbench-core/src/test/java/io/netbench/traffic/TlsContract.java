package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.plan.AllowedPeers;
import io.netbench.plan.DataTls;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.SocketPlan;
import io.netbench.time.Await;
import io.netbench.traffic.connection.ConnectionId;
import io.netbench.traffic.tls.RunTls;
import io.netbench.traffic.tls.TlsAgreement;
import io.netbench.traffic.tls.TlsIdentity;
import io.netbench.traffic.tls.TlsLibrary;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every transport has to carry encrypted, and whom it has to refuse. One subclass a transport. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
public abstract class TlsContract {

    private static final int LOOPS = 2;
    private static final int CONNECTIONS = 64;
    private static final int READ_SIZE_BYTES = 128 << 10;
    private static final String OTHER_CERTIFICATE = "00".repeat(32);
    private static final int SMALL_BUFFER_BYTES = 64 << 10;
    private static final int MUCH_KEY_UPDATES = 20;
    private static final int READ_MS = 15_000;
    private static final byte HANDSHAKE_RECORD = 22;

    private final Transport transport;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private EventLoopGroup serverLoops;
    private EventLoopGroup clientLoops;

    protected TlsContract(Transport transport) {
        this.transport = transport;
    }

    @BeforeAll
    void openLoops() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.availability().reason().orElse(""));
        LoopSettings settings =
                new LoopSettings(LOOPS, new DefaultThreadFactory("loop-of-test", true), CONNECTIONS, READ_SIZE_BYTES);
        serverLoops = transport.newEventLoopGroup(settings);
        clientLoops = transport.newEventLoopGroup(settings);
    }

    @AfterAll
    void closeLoops() {
        for (EventLoopGroup loops : List.of(serverLoops, clientLoops)) {
            loops.shutdownGracefully(0, 5, TimeUnit.SECONDS);
        }
    }

    @AfterEach
    void closeOpened() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        opened.clear();
    }

    private RunTls tls(DataTls library, boolean isServer) {
        assumeTrue(
                library != DataTls.OPENSSL || TlsLibrary.obstacle().isEmpty(),
                () -> TlsLibrary.obstacle().orElse(""));
        RunTls tls = RunTls.open(library, isServer ? Optional.of(TlsIdentity.ephemeral()) : Optional.empty());
        opened.add(tls);
        return tls;
    }

    private TrafficRig rig(PlanSketch sketch, RunTls server, RunTls client) {
        TrafficRig rig = new TrafficRig(
                sketch.plan(2),
                transport,
                List.of(serverLoops, clientLoops),
                AllowedPeers.all(),
                List.of(server, client));
        opened.add(0, rig);
        return rig;
    }

    private TrafficRig rig(PlanSketch sketch) {
        return rig(sketch, tls(DataTls.AUTO, true), tls(DataTls.AUTO, false));
    }

    static Stream<Arguments> librariesAndDirections() {
        return Stream.of(
                Arguments.of(DataTls.OPENSSL, DataTls.OPENSSL, Pattern.INCAST, Mode.PUSH),
                Arguments.of(DataTls.OPENSSL, DataTls.JDK, Pattern.INCAST, Mode.READ),
                Arguments.of(DataTls.JDK, DataTls.OPENSSL, Pattern.BROADCAST, Mode.PUSH),
                Arguments.of(DataTls.JDK, DataTls.JDK, Pattern.BROADCAST, Mode.READ));
    }

    // Loads

    @ParameterizedTest
    @MethodSource("librariesAndDirections")
    void shouldCarryBlocksAndResponsesAndTellWhatWasAgreed(
            DataTls ofServer, DataTls ofClient, Pattern pattern, Mode mode) {
        RunTls server = tls(ofServer, true);
        RunTls client = tls(ofClient, false);
        PlanSketch sketch = PlanSketch.of(pattern, mode)
                .clients(2)
                .connections(2)
                .block(4 << 10)
                .response(512)
                .depth(4)
                .verify();

        RunOutcome outcome =
                rig(sketch, server, client).runUntilReceived(256 << 10).assertBalanced();

        assertEquals(4, outcome.pairs().size());
        assertEquals(1, server.agreed().size());
        TlsAgreement agreed = server.agreed().get(0);
        assertEquals("TLSv1.3", agreed.protocol());
        assertTrue(agreed.cipherSuite().startsWith("TLS_"), agreed::toString);
        assertTrue(agreed.keyExchange().isPresent(), agreed::toString);
        assertEquals(server.agreed(), client.agreed(), "both ends see the same");
    }

    @ParameterizedTest
    @EnumSource(
            value = DataTls.class,
            names = {"OPENSSL", "JDK"})
    void shouldStreamAndAccountForEachByteOfAStreamThatIsCut(DataTls library) {
        // What is on its way is decrypted to the end, and code that was never compiled decrypts slowly.
        SocketPlan small = new SocketPlan(
                OptionalInt.of(SMALL_BUFFER_BYTES),
                OptionalInt.of(SMALL_BUFFER_BYTES),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalInt.empty());
        PlanSketch sketch = PlanSketch.of(Pattern.INCAST, Mode.PUSH)
                .block(1L << 40)
                .response(0)
                .socket(small)
                .verify();

        RunOutcome outcome =
                rig(sketch, tls(library, true), tls(library, false)).runTimed().assertBalanced();

        assertTrue(outcome.receivedBytes() > 0, "nothing was received");
    }

    @Test
    void shouldEndByBytesWithAShortBlock() {
        PlanSketch sketch = PlanSketch.incast().block(16 << 10).bytes(1_000_001).verify();

        RunOutcome outcome = rig(sketch).runLimited().assertBalanced();

        assertEquals(1_000_001, outcome.receivedBytes());
    }

    @Test
    void shouldLoseNothingWhenConnectionsChangeTheirLoops() {
        assumeTrue(transport.movesChannels(), "connections keep their loops");
        TrafficRig rig = rig(PlanSketch.incast().clients(2).connections(2).verify());
        rig.connect().startWarmup();
        rig.awaitReceived(1);
        for (int move = 0; move < 10; move++) {
            ConnectionId connection = new ConnectionId(move % 2, move / 2 % 2);
            List<LoopBalance.Move> away =
                    List.of(new LoopBalance.Move(0, connection, 1), new LoopBalance.Move(1, connection, 0));
            rig.runs().forEach(run -> run.move(away));
            rig.awaitMore();
        }
        assertEquals(4, rig.end().finish().assertBalanced().pairs().size());
    }

    // Whom to refuse

    @ParameterizedTest
    @EnumSource(
            value = DataTls.class,
            names = {"OPENSSL", "JDK"})
    void shouldRefuseAServerWithAnotherCertificate(DataTls library) {
        TrafficRig rig = rig(PlanSketch.incast(), tls(DataTls.AUTO, true), tls(library, false));
        rig.expecting(Optional.of(OTHER_CERTIFICATE)).listen();

        String failure = Await.failure("connecting", rig.connecting()).getMessage();

        assertTrue(failure.contains("its certificate is not the one that its agent announced"), failure);
        assertEquals(1, failure.lines().count(), failure);
    }

    @Test
    void shouldRefuseAServerWithoutTls() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast());
        rig.listen();
        try (ServerSocket other = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) other.getLocalSocketAddress());
            daemon(() -> {
                try (Socket socket = other.accept()) {
                    socket.getOutputStream().write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(StandardCharsets.US_ASCII));
                    drain(socket);
                }
            });

            String failure = Await.failure("connecting", rig.connecting()).getMessage();

            assertTrue(failure.contains("TLS: the other end speaks none"), failure);
            assertEquals(1, failure.lines().count(), failure);
        }
    }

    @Test
    void shouldGiveUpAServerThatDrips() throws IOException {
        TrafficRig rig = rig(PlanSketch.incast().connectMs(400));
        rig.listen();
        try (ServerSocket other = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            rig.through(server -> (InetSocketAddress) other.getLocalSocketAddress());
            daemon(() -> {
                try (Socket socket = other.accept()) {
                    drip(socket);
                }
            });

            String failure = Await.failure("connecting", rig.connecting()).getMessage();

            assertTrue(failure.contains("connected, but no accept within 400 ms"), failure);
            assertEquals(1, failure.lines().count(), failure);
        }
    }

    @Test
    void shouldRefuseStrangersAndGoOnWithoutThem() throws Exception {
        TrafficRig rig = rig(PlanSketch.incast());
        InetSocketAddress address = rig.listen();
        try (Socket plain = connect(address);
                Socket dripping = connect(address);
                SSLSocket old = secure(address, "TLSv1.2");
                SSLSocket renewing = secure(address, "TLSv1.3")) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            drain(plain);
            awaitStranger(rig, "TLS: the other end speaks none");
            assertFalse(handshakes(old), "a handshake of TLS 1.2");
            daemon(() -> drip(dripping));
            assertTrue(handshakes(renewing), "a handshake of TLS 1.3");
            for (int i = 0; i < MUCH_KEY_UPDATES; i++) {
                renewing.startHandshake();
            }

            RunOutcome outcome = rig.runTimed().assertBalanced();

            assertTrue(outcome.receivedBytes() > 0, "nothing was received");
            drain(dripping);
            drain(renewing);
            assertEquals(
                    2,
                    rig.strangers().stream()
                            .filter(reason -> reason.equals("no TLS and no hello within four seconds"))
                            .count(),
                    () -> rig.strangers().toString());
        }
    }

    private static void awaitStranger(TrafficRig rig, String reason) {
        Await.until("a stranger: " + reason, () -> rig.strangers().stream().anyMatch(each -> each.contains(reason)));
    }

    private static Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket(address.getAddress(), address.getPort());
        socket.setSoTimeout(READ_MS);
        return socket;
    }

    private static SSLSocket secure(InetSocketAddress address, String protocol)
            throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address.getAddress(), address.getPort());
        socket.setSoTimeout(READ_MS);
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private static boolean handshakes(SSLSocket socket) {
        try {
            socket.startHandshake();
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Begins a record, and never comes to its end. */
    private static void drip(Socket socket) {
        try {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {HANDSHAKE_RECORD, 3, 3, 0x20, 0});
            while (!socket.isClosed()) {
                out.write(1);
                LockSupport.parkNanos(10_000_000L);
            }
        } catch (IOException closed) {
            // That ends it.
        }
    }

    /** Reads to the end of the stream. */
    private static void drain(Socket socket) {
        try (InputStream in = socket.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException reset) {
            assertFalse(reset instanceof java.net.SocketTimeoutException, "it was not closed");
        }
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException closed) {
                // The test has ended.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private static final class Trusting implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
