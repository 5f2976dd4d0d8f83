package io.netbench.iperf3.client;

import io.netbench.dataplane.ForeignPeer;
import io.netbench.dataplane.FutureFailures;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.DatagramStamp;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.TrafficRun;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.ReadableForm;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.transport.ControlTransport;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One test at an iperf3 server: its control connection, and the data connections of a run that belong to it. The last of them
 * keeps its cookie back until the load is released, so that the server's time begins when ours does. Thread-safe.
 */
public final class ServerSession implements ForeignPeer, AutoCloseable {

    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_US = 1_000L;
    private static final long CLOSE_MS = 1_000;

    /** A server that takes longer for its first answer is slow, and not far away. */
    private static final long MOST_ROUND_TRIP_NS = 500 * NS_PER_MS;

    private final TestRequest request;
    private final Transport transport;
    private final EventLoopGroup loops;
    private final Cookie cookie = Cookie.random();
    private final Parameters parameters;
    private final ControlScript script;
    private final Channel control;
    private final List<DataStream> streams = new ArrayList<>();
    private Optional<DataStream> heldBack = Optional.empty();
    private final Map<Integer, CompletableFuture<ReleaseInstants>> releases = new ConcurrentHashMap<>();
    private volatile TrafficRun traffic;

    /** A session that asks its server for the test; see {@link #refusal}. */
    ServerSession(
            TestRequest request, Transport transport, EventLoopGroup loops, Parameters parameters, Connect connect) {
        this.request = request;
        this.transport = transport;
        this.loops = loops;
        this.parameters = parameters;
        script = new ControlScript(cookie, parameters);
        control = connect.open(script);
    }

    /** Opens a connection that a script serves. */
    @FunctionalInterface
    interface Connect {
        Channel open(ControlScript script);
    }

    /**
     * A data connection.
     *
     * @param plan what it is in the run
     * @param local address of this end
     * @param remote address of the server's
     * @param channel it is
     */
    record DataStream(ConnectionPlan plan, InetSocketAddress local, InetSocketAddress remote, Channel channel) {}

    /**
     * Asks a server for a test, and again while it is busy. Returns when the server waits for the data connections.
     *
     * @param tellWait hears once that the server is busy
     * @throws PeerException if there is no such server, it does not want to, or stays busy
     * @throws InterruptedException if somebody does not want to wait any more
     */
    public static ServerSession open(TestRequest request, Consumer<String> tellWait) throws InterruptedException {
        Transport transport = ControlTransport.of(Transports.installed());
        EventLoopGroup loops = ControlTransport.newLoops(transport, 1);
        boolean isOpen = false;
        try {
            ServerSession session = new SessionOpening(request, transport, loops).open(tellWait);
            isOpen = true;
            return session;
        } finally {
            if (!isOpen) {
                loops.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Why there is no test; empty when the server waits for the data connections. */
    Optional<String> refusal() throws InterruptedException {
        try {
            CompletableFuture.anyOf(script.ready(), script.failed()).get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException left) {
            script.leave("was left");
            throw left;
        }
        return script.failed().isDone() ? Optional.of(script.failed().join()) : Optional.empty();
    }

    /** What a person is told: who, and what of it. */
    String sentence(String what) {
        return request.name() + ": the iperf3 server " + what;
    }

    /** The server's name, as a person wrote it. */
    public String name() {
        return request.name();
    }

    public InetSocketAddress server() {
        return request.server();
    }

    Parameters parameters() {
        return parameters;
    }

    ControlScript script() {
        return script;
    }

    /** What serves the control connection, and has time for what is due now and then. */
    EventLoop loop() {
        return control.eventLoop();
    }

    /** The run that carries the data connections; null before it is ready. */
    TrafficRun traffic() {
        return traffic;
    }

    /** What the server said at the end; empty if it did not. */
    public Optional<TestResults> results() {
        return script.results().isDone() ? Optional.of(script.results().join()) : Optional.empty();
    }

    /** Why the server said nothing at the end; empty if it did. */
    public Optional<String> failure() {
        return script.failed().isDone() ? Optional.of(sentence(script.failed().join())) : Optional.empty();
    }

    @Override
    public int bytes() {
        return Cookie.BYTES;
    }

    @Override
    public void carriedBy(TrafficRun run) {
        traffic = run;
    }

    @Override
    public void begin(SocketChannel channel, ConnectionPlan plan) {
        if (!isLast(new DataStream(plan, channel.localAddress(), channel.remoteAddress(), channel))) {
            showCookie(channel);
        }
    }

    @Override
    public CompletableFuture<Void> begin(DatagramSocket flow, ConnectionPlan plan) {
        DatagramChannel channel = flow.channel();
        return isLast(new DataStream(plan, channel.localAddress(), channel.remoteAddress(), channel))
                ? CompletableFuture.completedFuture(null)
                : greet(channel).handle((answered, failure) -> {
                    if (failure != null) {
                        throw new TrafficException("the iperf3 server " + FutureFailures.reason(failure));
                    }
                    return null;
                });
    }

    @Override
    public boolean cutsDatagrams() {
        return !parameters.options().dontFragment();
    }

    @Override
    public ReadableForm datagramForm() {
        return new DatagramStamp(parameters.options().counters64());
    }

    @Override
    public CompletableFuture<Void> mayFlow() {
        return script.running();
    }

    /** Keeps a stream; the last of all is held back. */
    private boolean isLast(DataStream stream) {
        synchronized (streams) {
            streams.add(stream);
            boolean isLast = streams.size() == parameters.streams();
            if (isLast) {
                heldBack = Optional.of(stream);
            }
            return isLast;
        }
    }

    private void show(Channel channel) {
        if (isOfDatagrams()) {
            greet(channel).exceptionally(failure -> {
                script.leave(FutureFailures.reason(failure));
                return null;
            });
        } else {
            showCookie(channel);
        }
    }

    private static CompletableFuture<Void> greet(Channel channel) {
        FlowGreeting greeting = new FlowGreeting();
        channel.pipeline().addFirst(greeting);
        return greeting.answered();
    }

    private void showCookie(Channel channel) {
        channel.writeAndFlush(Unpooled.wrappedBuffer(cookie.bytes()));
    }

    /** Whether streams are flows of datagrams. */
    boolean isOfDatagrams() {
        return parameters.kind() == StreamKind.UDP;
    }

    /** A round trip to the server, in nanoseconds; where the kernel does not tell, the server's first answer does. */
    long roundTripNs() {
        return transport
                .tcpInfo(control)
                .map(TcpInfo::rttUs)
                .map(us -> us * NS_PER_US)
                .orElseGet(() -> Math.min(MOST_ROUND_TRIP_NS, script.answerNs()));
    }

    /** Lets the server begin a moment from now: after {@code delayNs} the last connection shows its cookie. */
    void releaseIn(long delayNs) {
        Optional<DataStream> last;
        synchronized (streams) {
            last = heldBack;
            heldBack = Optional.empty();
        }
        last.ifPresent(stream -> stream.channel()
                .eventLoop()
                .schedule(
                        () -> {
                            show(stream.channel());
                            script.streamsAreThere();
                        },
                        Math.max(0, delayNs),
                        TimeUnit.NANOSECONDS));
    }

    /** When the load of a start, by its number, was really released: the server's end has none of its own. */
    CompletableFuture<ReleaseInstants> released(int start) {
        return releases.computeIfAbsent(start, none -> new CompletableFuture<>());
    }

    /** For how long a server that sends may send nothing, in nanoseconds. */
    long silenceNs() {
        return request.silenceNs();
    }

    /**
     * Ends the test where this host failed to look after it; else it would go on for good.
     *
     * @param failure null: it did not. Of event loops that are gone others tell
     */
    void fault(Throwable failure) {
        if (failure != null && !(FutureFailures.unwrapped(failure) instanceof RejectedExecutionException)) {
            script.leave("was left, since this host failed: " + FutureFailures.reason(failure));
        }
    }

    /** The data connections, in the order in which the server knows them. */
    List<DataStream> streams() {
        synchronized (streams) {
            return List.copyOf(streams);
        }
    }

    /** Ends the test; see {@link ControlScript#end}. */
    void end(Supplier<TestResults> figures) {
        script.end(figures);
    }

    /** Leaves the server, in the middle of a test too. */
    @Override
    public void close() {
        script.leave("was left");
        control.closeFuture().awaitUninterruptibly(CLOSE_MS);
        loops.shutdownGracefully(0, CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
