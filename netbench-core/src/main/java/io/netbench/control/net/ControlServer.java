package io.netbench.control.net;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.netbench.control.Protocol;
import io.netbench.host.LimitFacts;
import io.netbench.plan.AllowedPeers;
import io.netbench.text.Property;
import io.netbench.time.Clock;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An agent's control port. It bounds what a peer can hold, and what it can make the agent do: messages, frames, calls on a
 * connection, time for a handshake, and time without a call; and more narrowly while none of its calls was let in.
 */
public final class ControlServer implements AutoCloseable {

    private static final int MAX_CALLS_OF_CONNECTION = 8;
    private static final int MAX_HEADER_BYTES = 8 << 10;

    /** Fixed: gRPC would let it grow to eight times as much for a peer that is fast, whoever that is. */
    private static final int WINDOW_BYTES = 1 << 20;

    private static final int MAX_RESETS = 100;
    private static final int RESETS_PERIOD_S = 10;
    private static final long HANDSHAKE_S = 5;
    private static final long IDLE_S = 10;

    private final Server server;

    private ControlServer(Server server) {
        this.server = server;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes a free one
     * @param token what calls must show; empty: nothing
     * @param tls with what connections are encrypted; empty: they are plain
     * @param allowed from where calls may come
     * @param sockets with what it listens
     * @throws ControlAccessException if the port is taken, the address is not one of this host, or a file of {@code tls}
     *     can't be used
     */
    public static ControlServer start(
            InetSocketAddress address,
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            AllowedPeers allowed,
            BindableService service,
            ServerSockets sockets) {
        Strangers strangers = new Strangers(sockets.onStranger(), sockets.onRefusal(), Clock.system());
        Visits visits = new Visits(Clock.system());
        Newcomers newcomers = new Newcomers(
                Newcomers.mostSilent(LimitFacts.ofThisProcess().openFilesSoft()),
                sockets.loops(),
                tls.isPresent(),
                visits,
                sockets.cookies(),
                strangers);
        VisitCalls calls = new VisitCalls(visits);
        NettyServerBuilder builder = NettyServerBuilder.forAddress(address)
                .directExecutor()
                .bossEventLoopGroup(sockets.loops())
                .workerEventLoopGroup(new ServedLoops(sockets.loops()))
                .channelFactory(seenBy(newcomers, sockets.channels()))
                .flowControlWindow(WINDOW_BYTES)
                .maxRstFramesPerWindow(MAX_RESETS, RESETS_PERIOD_S)
                .maxInboundMessageSize(Protocol.MAX_MESSAGE_BYTES)
                .maxInboundMetadataSize(MAX_HEADER_BYTES)
                .maxConcurrentCallsPerConnection(MAX_CALLS_OF_CONNECTION)
                .handshakeTimeout(HANDSHAKE_S, TimeUnit.SECONDS)
                .maxConnectionIdle(IDLE_S, TimeUnit.SECONDS)
                .addService(service)
                .intercept(calls.entering())
                .intercept(new Arrival.Recorder());
        tls.map(TlsFiles::server).ifPresent(builder::sslContext);
        token.map(secret -> new TokenCheck(secret, sockets.onRefusal())).ifPresent(builder::intercept);
        builder.intercept(new PeerCheck(allowed, sockets.onRefusal())).intercept(calls.knocking());
        try {
            return new ControlServer(builder.build().start());
        } catch (IOException refused) {
            throw new ControlAccessException(ListenFailure.reason(refused, address, Property.PORT, Property.BIND));
        }
    }

    /** gRPC adds what accepts behind what is there already, and sees a connection when that is for an agent. */
    private static ChannelFactory<ServerChannel> seenBy(
            Newcomers newcomers, ChannelFactory<? extends ServerChannel> sockets) {
        return () -> {
            ServerChannel listening = sockets.newChannel();
            listening.pipeline().addLast(newcomers);
            return listening;
        };
    }

    /** The port on which it listens. */
    public int port() {
        return server.getPort();
    }

    /** Breaks the streams of all runs, and frees the port. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
