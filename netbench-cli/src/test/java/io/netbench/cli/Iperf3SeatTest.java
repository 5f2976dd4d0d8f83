package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.dataplane.LoopPlacement;
import io.netbench.dataplane.RecentFacts;
import io.netbench.iperf3.server.Iperf3Access;
import io.netbench.iperf3.server.Iperf3Limits;
import io.netbench.iperf3.server.Iperf3Server;
import io.netbench.iperf3.server.Iperf3Settings;
import io.netbench.iperf3.server.Refusal;
import io.netbench.iperf3.server.SessionEnd;
import io.netbench.iperf3.server.SessionListener;
import io.netbench.iperf3.server.SessionProgress;
import io.netbench.iperf3.server.SessionStart;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.time.Await;
import io.netbench.time.Clock;
import io.netbench.transport.ControlTransport;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of one client at a time, whose place must be free again whatever went wrong: with clients, and with itself. */
@Timeout(60)
class Iperf3SeatTest {

    private static final int CREATE_STREAMS = 10;
    private static final int SERVER_ERROR = 0xfe;
    private static final int ACCESS_DENIED = 0xff;

    private final Heard heard = new Heard();
    private final Transport transport = ControlTransport.of(Transports.installed());
    private final EventLoopGroup loops = ControlTransport.newLoops(transport, 1);
    private final AtomicLong order = new AtomicLong();
    private volatile boolean areFactsBroken;
    private Iperf3Server server;
    private int port;

    @BeforeEach
    void serve() {
        server = new Iperf3Server(new Iperf3Settings(
                transport,
                LoopPlacement.FREE,
                Clock.system(),
                InstantSource.system(),
                new RecentFacts(this::factsTime),
                Iperf3Access.THIS_HOST,
                new Iperf3Limits(
                        1,
                        4,
                        OptionalLong.empty(),
                        Iperf3Limits.DEFAULT_RATE_SPAN_NS,
                        Iperf3Limits.DEFAULT.maxDurationNs(),
                        Iperf3Limits.DEFAULT_SILENCE_NS),
                heard,
                result -> "",
                false,
                true));
        Channel listening = new ServerBootstrap()
                .group(loops)
                .channelFactory(transport.serverChannels())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(new FirstCookie(order.getAndIncrement()));
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private long factsTime() {
        if (areFactsBroken) {
            throw new IllegalStateException("nobody knows this host");
        }
        return System.nanoTime();
    }

    @AfterEach
    void stop() {
        server.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "-9223372036854775808", "9223372036854775807", "1e308"})
    void shouldFreeThePlaceOfAClientThatTellsFiguresThatCanNotBe(String bytes) throws IOException {
        assertEquals(Iperf3Error.RECEIVE_RESULTS.number(), new Client().errorAfter(bytes));

        assertIsFree();
        assertTrue(heard.ended.get(0).failure().orElseThrow().contains("bytes"));
    }

    @Test
    void shouldFreeThePlaceOfASessionThatCanNotBeKept() throws IOException {
        try (Client client = new Client()) {
            client.run();
            client.end("5");
            areFactsBroken = true;
            client.say(16);
        }

        Await.until("its end is told", () -> !heard.ended.isEmpty());
        assertTrue(heard.ended.get(0).hadLoad());
        assertTrue(heard.warnings.toString().contains("nobody knows this host"), heard.warnings::toString);
        areFactsBroken = false;
        assertIsFree();
    }

    /** A server that ends with its first session would take a second one with it. */
    @Test
    void shouldDenyAPlaceWhereNoMoreAreTaken() throws IOException {
        heard.isLast = true;
        try (Client client = new Client()) {
            client.expect(9);
            client.say("{\"tcp\":true,\"time\":1,\"parallel\":1}");
            client.expect(ACCESS_DENIED);
        }
        Await.until("its end is told", () -> !heard.ended.isEmpty());
        assertEquals(
                "this server is to end with the session that it has",
                heard.ended.get(0).failure().orElseThrow());

        heard.isLast = false;
        try (Client late = new Client()) {
            late.expect(9);
            late.say("{\"tcp\":true,\"time\":1,\"parallel\":1}");
            late.expect(CREATE_STREAMS);
            heard.isLast = true;
            late.open();
            late.expect(ACCESS_DENIED);
        }
        heard.isLast = false;
        assertIsFree();
    }

    @Test
    void shouldNotBlameAClientForAFaultOfTheServers() throws IOException {
        heard.isBroken = true;
        assertEquals(Iperf3Error.NEW_TEST.number(), new Client().errorAtBegin());
        Await.until("its end is told", () -> !heard.ended.isEmpty());
        assertEquals(
                "this server failed: nobody can be told",
                heard.ended.get(0).failure().orElseThrow());
        heard.isBroken = false;
        assertIsFree();
    }

    /** Whoever ends the server finds the session kept, and told of. */
    @Test
    void shouldKeepASessionThatTheEndOfTheServerCutsOff() throws IOException {
        try (Client client = new Client()) {
            client.run();
            server.close();

            assertEquals(1, server.run("server").orElseThrow().links().size());
            assertEquals(1, heard.ended.size());
            assertEquals(0, server.clients());
        }
    }

    /** One that did not come to its measured time had a load all the same. */
    @Test
    void shouldTellThatAClientHadALoadThatLeavesAtOnce() throws IOException {
        try (Client client = new Client()) {
            client.run();
        }
        Await.until("its end is told", () -> !heard.ended.isEmpty());
        assertTrue(heard.ended.get(0).hadLoad());
        new Client().close();
        Await.until("the end of a stranger is told", () -> heard.ended.size() == 2);
        assertFalse(heard.ended.get(1).hadLoad());
    }

    /** Of all orders in which they may come: what is missing below the greatest number is lost, and no duplicate hides that. */
    @Test
    void shouldCountWhatIsLostOfDatagramsInWhateverOrderTheyCome() throws IOException {
        try (Client client = new Client();
                DatagramSocket flow = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            client.expect(9);
            client.say("{\"udp\":true,\"time\":1,\"parallel\":1,\"len\":100}");
            client.expect(CREATE_STREAMS);
            flow.connect(InetAddress.getLoopbackAddress(), port);
            assertEquals("6789", greet(flow));
            client.expect(1);
            client.expect(2);
            for (int number : new int[] {1, 2, 4, 4, 3, 8, 7, 10, 9, 8}) {
                byte[] datagram = new byte[100];
                ByteBuffer.wrap(datagram).putInt(8, number);
                flow.send(new DatagramPacket(datagram, datagram.length));
            }
            flow.send(new DatagramPacket(new byte[4], 4));
            Await.until("all have come", () -> movedBytes() == 8 * 100);
            client.tell("1000");
            JsonNode stream = JsonMapper.shared().readTree(client.message()).at("/streams/0");

            assertEquals(10, stream.path("packets").asInt());
            assertEquals(2, stream.path("errors").asInt(), "5 and 6 are missing: " + stream);
        }
    }

    /** Whose a first datagram is nothing but its sender says: of an address from which no test waits it is not answered. */
    @Test
    void shouldAnswerFirstDatagramsOfAClientsAddressAlone() throws IOException {
        try (Client client = new Client();
                DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"));
                DatagramSocket flow = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            client.expect(9);
            client.say("{\"udp\":true,\"time\":1,\"parallel\":1,\"reverse\":true,\"bandwidth\":1000000}");
            client.expect(CREATE_STREAMS);
            stranger.connect(InetAddress.getLoopbackAddress(), port);
            flow.connect(InetAddress.getLoopbackAddress(), port);
            stranger.setSoTimeout(300);
            stranger.send(new DatagramPacket(new byte[] {'9', '8', '7', '6'}, 4));
            assertEquals("6789", greet(flow));
            assertThrows(SocketTimeoutException.class, () -> stranger.receive(new DatagramPacket(new byte[100], 100)));
            client.expect(1);
            client.expect(2);
            assertEquals(1460, receive(flow).length, "the load follows");
        }
    }

    private static String greet(DatagramSocket flow) throws IOException {
        flow.setSoTimeout(5_000);
        flow.send(new DatagramPacket(new byte[] {'9', '8', '7', '6'}, 4));
        return new String(receive(flow), StandardCharsets.US_ASCII);
    }

    private static byte[] receive(DatagramSocket flow) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
        flow.receive(packet);
        return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private long movedBytes() {
        return server.progress().stream()
                .map(CompletableFuture::join)
                .filter(Objects::nonNull)
                .mapToLong(SessionProgress::payloadBytes)
                .sum();
    }

    /** There is a place for one client; so it is free if another has it. */
    private void assertIsFree() throws IOException {
        Await.until("nobody is served", () -> server.clients() == 0);
        try (Client next = new Client()) {
            next.run();
        }
    }

    /** Hands a connection over as soon as its cookie is there. */
    private final class FirstCookie extends ByteToMessageDecoder {

        private final long number;

        private FirstCookie(long number) {
            this.number = number;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            server.accepted(context.channel());
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (in.readableBytes() >= Cookie.BYTES) {
                Channel channel = context.channel();
                channel.config().setAutoRead(false);
                ByteBuf first = in.readBytes(in.readableBytes());
                context.pipeline().remove(this);
                server.came(channel, first, number);
            }
        }
    }

    /** A client that says what it is told to, byte by byte. */
    private final class Client implements AutoCloseable {

        private final byte[] cookie = Cookie.random().bytes();
        private final Socket control = connect();
        private final DataInputStream in = new DataInputStream(control.getInputStream());
        private final DataOutputStream out = new DataOutputStream(control.getOutputStream());
        private Socket data;

        private Client() throws IOException {}

        private Socket connect() throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.getOutputStream().write(cookie);
            return socket;
        }

        private void begin() throws IOException {
            expect(9);
            say("{\"tcp\":true,\"time\":1,\"parallel\":1,\"reverse\":true}");
            expect(CREATE_STREAMS);
            open();
        }

        private void open() throws IOException {
            data = connect();
        }

        private void run() throws IOException {
            begin();
            expect(1);
            expect(2);
        }

        private int errorAtBegin() throws IOException {
            try (Client _closed = this) {
                begin();
                return error();
            }
        }

        /** What it is told that tells so many bytes. */
        private int errorAfter(String bytes) throws IOException {
            try (Client _closed = this) {
                run();
                tell(bytes);
                return error();
            }
        }

        private void end(String bytes) throws IOException {
            tell(bytes);
            message();
            expect(14);
        }

        private byte[] message() throws IOException {
            byte[] message = new byte[in.readInt()];
            in.readFully(message);
            return message;
        }

        private void tell(String bytes) throws IOException {
            say(4);
            expect(13);
            say("{\"cpu_util_total\":1,\"cpu_util_user\":1,\"cpu_util_system\":0,\"sender_has_retransmits\":-1,"
                    + "\"streams\":[{\"id\":1,\"bytes\":" + bytes
                    + ",\"retransmits\":-1,\"jitter\":0,\"errors\":0,\"packets\":0}]}");
        }

        private int error() throws IOException {
            int state = in.read();
            while (state != SERVER_ERROR) {
                assertTrue(state > 0, "the server closed without a word");
                state = in.read();
            }
            return in.readInt();
        }

        private void expect(int state) throws IOException {
            assertEquals(state, in.read());
        }

        private void say(int state) throws IOException {
            out.write(state);
        }

        private void say(String json) throws IOException {
            byte[] text = json.getBytes(StandardCharsets.UTF_8);
            out.writeInt(text.length);
            out.write(text);
        }

        @Override
        public void close() throws IOException {
            control.close();
            if (data != null) {
                data.close();
            }
        }
    }

    private static final class Heard implements SessionListener {

        private final List<SessionEnd> ended = new CopyOnWriteArrayList<>();
        private final List<String> warnings = new CopyOnWriteArrayList<>();
        private volatile boolean isBroken;
        private volatile boolean isLast;

        @Override
        public boolean takesMore() {
            return !isLast;
        }

        @Override
        public void began(SessionStart session) {
            if (isBroken) {
                throw new IllegalStateException("nobody can be told");
            }
        }

        @Override
        public void warned(long number, String text) {
            warnings.add(text);
        }

        @Override
        public void ended(SessionEnd session) {
            ended.add(session);
        }

        @Override
        public void refused(InetAddress peer, Refusal why) {}
    }
}
