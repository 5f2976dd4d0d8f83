package io.netbench.control.net;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netbench.control.Protocol;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A coordinator's ways to the control ports of its agents. Owned by one thread.
 *
 * <p>They have event loops of their own, which end with them: gRPC's would outlive them by a second, and a JVM that exits
 * waits 300 ms for threads that sleep in native code.
 */
public final class ControlChannels implements AutoCloseable {

    /**
     * Heartbeats are our own, so gRPC's pings come too late to be sent. With them go a time-out that it gives the kernel as
     * {@code TCP_USER_TIMEOUT}: without one, what is on the way to a host that was cut off is sent for a quarter of an hour.
     */
    private static final long NO_PINGS_H = 24;

    private static final long CLOSE_NS = 500_000_000L;

    private final Optional<AccessToken> token;
    private final Optional<SslContext> tls;
    private final long silenceNs;
    private final EventLoopGroup loops;
    private final ChannelFactory<? extends Channel> sockets;
    private final List<ManagedChannel> channels = new ArrayList<>();

    /**
     * @param token what every agent is shown; empty: nothing
     * @param tls with what connections are encrypted; empty: they are plain
     * @param silenceNs for how long an agent's host may acknowledge nothing before its connection is given up
     * @param loops carry the connections, and are shut down with them
     * @param sockets of the kind that {@code loops} carry
     * @throws ControlAccessException if a file of {@code tls} can't be used
     */
    public ControlChannels(
            Optional<AccessToken> token,
            Optional<TlsFiles> tls,
            long silenceNs,
            EventLoopGroup loops,
            ChannelFactory<? extends Channel> sockets) {
        this.token = token;
        this.silenceNs = silenceNs;
        this.loops = loops;
        this.sockets = sockets;
        this.tls = tls.map(TlsFiles::client);
    }

    /** A channel to an agent. It connects with its first call. */
    public ManagedChannel open(InetSocketAddress agent) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(agent)
                .directExecutor()
                .disableRetry()
                .eventLoopGroup(loops)
                .channelFactory(sockets)
                .proxyDetector(target -> null)
                .maxInboundMessageSize(Protocol.MAX_MESSAGE_BYTES)
                .keepAliveTime(NO_PINGS_H, TimeUnit.HOURS)
                .keepAliveTimeout(silenceNs, TimeUnit.NANOSECONDS)
                .withOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) TimeUnit.NANOSECONDS.toMillis(silenceNs));
        tls.ifPresentOrElse(builder::sslContext, builder::usePlaintext);
        token.map(TokenHeader::new).ifPresent(builder::intercept);
        ManagedChannel channel = builder.build();
        channels.add(channel);
        return channel;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
        long byNs = System.nanoTime() + CLOSE_NS;
        try {
            for (ManagedChannel channel : channels) {
                channel.awaitTermination(byNs - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
            loops.shutdownGracefully(0, CLOSE_NS, TimeUnit.NANOSECONDS).await(CLOSE_NS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
