package io.netbench.traffic;

import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.time.HandClock;
import io.netbench.traffic.connection.ChannelWire;
import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionLoop;
import io.netbench.traffic.connection.Wire;
import io.netbench.traffic.handshake.AcceptHandler;
import io.netbench.traffic.handshake.Admission;
import io.netbench.traffic.handshake.HalfOpenHandshakes;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Ends of connections without sockets, on a clock that is cranked by hand: what they send is read from embedded channels,
 * what they receive is written there. Each channel is an event loop of its own, whose tasks run when the test says so.
 */
public final class EmbeddedRig implements AutoCloseable {

    public static final long START_NS = 1_000_000_000_000L;

    public final HandClock clock = new HandClock(START_NS);
    final RunKey key = RunKey.random();
    final List<String> strangers = new ArrayList<>();
    public final List<String> failures = new ArrayList<>();
    public final RunRecorders recorders;

    /** What the kernel tells of each connection; null: nothing. */
    public TcpInfo tcpInfo;

    final Admission admission;

    private final EmbeddedChannel home = new EmbeddedChannel();
    private final RunState state;
    private final Transport transport = new NoTransport();
    private final List<EmbeddedChannel> channels = new ArrayList<>();
    private final List<ChannelWire> wires = new ArrayList<>();
    private final List<TrafficLoop> loops = new ArrayList<>();

    /** A rig for ends of {@code plan}, with this many event loops. */
    public EmbeddedRig(RunPlan plan, int loopCount) {
        recorders = new RunRecorders(plan, loopCount, clock);
        TrafficSetup setup = new TrafficSetup(
                plan,
                0,
                key,
                transport,
                home.eventLoop(),
                clock,
                recorders,
                new Listening(),
                4096,
                AllowedPeers.all(),
                OptionalLong.empty());
        LocalEnds ends = LocalEnds.of(plan, 0);
        state = new RunState(setup, ends, loopCount);
        for (int i = 0; i < loopCount; i++) {
            EmbeddedChannel channel = new Unaddressed();
            channels.add(channel);
            wires.add(null);
            loops.add(new TrafficLoop(channel.eventLoop(), i, setup, state));
        }
        admission = new Admission(setup, new RunEnds(setup, ends, state, loops));
    }

    public EmbeddedRig(PlanSketch sketch) {
        this(sketch.plan(1), 1);
    }

    /** A loop, as connections see it. */
    public ConnectionLoop loop(int index) {
        return loops.get(index);
    }

    TrafficLoop trafficLoop(int index) {
        return loops.get(index);
    }

    /** Until when connections may send. */
    public void extendLease(long untilNs) {
        state.lease().extend(untilNs);
    }

    /** Whether every end has reached the limit of the run. */
    public boolean isLimitReached() {
        return state.latches().limitReached(0).isDone();
    }

    /** The channel on whose event loop the loop of this index runs; connections are added to it. */
    public EmbeddedChannel channel(int index) {
        return channels.get(index);
    }

    /** Puts a connection onto the loop of this index. */
    public void attach(int index, Connection connection) {
        wires.get(index).serve(connection);
        channel(index).pipeline().addLast(wires.get(index));
        loops.get(index).opened(connection);
    }

    /** Puts a connection onto the first loop and makes it ready. */
    public <T extends Connection> T open(T connection, LoadWindow window) {
        attach(0, connection);
        connection.prepare(window);
        return connection;
    }

    /** A connection that was just accepted and waits for a hello, on an event loop of its own whose time stands still. */
    EmbeddedChannel accepting(HalfOpenHandshakes halfOpen) {
        EmbeddedChannel accepted = new EmbeddedChannel();
        accepted.freezeTime();
        accepted.pipeline()
                .addLast(new AcceptHandler(admission, halfOpen, InetAddress.getLoopbackAddress(), List.of()));
        return accepted;
    }

    /** A wire for the next connection that is put onto the loop of this index. */
    public Wire wire(int index) {
        wires.set(index, new ChannelWire(channel(index), transport));
        return wires.get(index);
    }

    /** The load ends at this instant. */
    public void endNow() {
        loops.forEach(loop -> loop.endAt(clock.nanoTime()));
    }

    /** Moves the clock to this instant after {@link #START_NS}. */
    public void at(long microseconds) {
        clock.advance(START_NS + 1_000 * microseconds - clock.nanoTime());
    }

    /** What a peer sends. */
    public void receive(int bytes) {
        channel(0).writeInbound(Unpooled.wrappedBuffer(new byte[bytes]));
    }

    /** How many bytes were sent since the last time that was asked. */
    public int sentBytes() {
        int bytes = 0;
        ByteBuf sent;
        while ((sent = channel(0).readOutbound()) != null) {
            bytes += sent.readableBytes();
            sent.release();
        }
        return bytes;
    }

    @Override
    public void close() {
        channels.forEach(EmbeddedChannel::finishAndReleaseAll);
        loops.forEach(TrafficLoop::close);
        state.barriers().close();
        home.finishAndReleaseAll();
    }

    private final class Listening implements TrafficListener {

        @Override
        public void linkFailed(int link, String reason) {
            failures.add(reason);
        }

        @Override
        public void strangerRefused(String reason) {
            strangers.add(reason);
        }
    }

    /** A channel whose addresses are unknown. */
    private static final class Unaddressed extends EmbeddedChannel {

        @Override
        protected SocketAddress localAddress0() {
            return null;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return null;
        }
    }

    /** Makes no sockets and knows nothing of them but what it is told. */
    private final class NoTransport implements Transport {

        @Override
        public String name() {
            return "none";
        }

        @Override
        public Availability availability() {
            return Availability.YES;
        }

        @Override
        public int preference() {
            return 0;
        }

        @Override
        public Capabilities capabilities() {
            return Capabilities.NONE;
        }

        @Override
        public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFactory<? extends ServerChannel> serverChannels() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChannelFactory<? extends SocketChannel> clientChannels() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void reuseReceiveMemory(Channel channel, int readSizeBytes) {}

        @Override
        public List<AppliedOption> apply(Channel channel, SocketPlan socket) {
            return List.of();
        }

        @Override
        public Optional<TcpInfo> tcpInfo(Channel channel) {
            return Optional.ofNullable(tcpInfo);
        }
    }
}
