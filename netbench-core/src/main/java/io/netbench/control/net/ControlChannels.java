package io.netbench.control.net;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netbench.control.Protocol;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A coordinator's ways to the control ports of its agents. Owned by one thread. */
public final class ControlChannels implements AutoCloseable {

    /**
     * Heartbeats are our own, so gRPC's pings come too late to be sent. With them go a time-out that it gives the kernel as
     * {@code TCP_USER_TIMEOUT}: without one, what is on the way to a host that was cut off is sent for a quarter of an hour.
     */
    private static final long NO_PINGS_H = 24;

    private final Optional<AccessToken> token;
    private final Optional<SslContext> tls;
    private final long silenceNs;
    private final List<ManagedChannel> channels = new ArrayList<>();

    /**
     * @param token what every agent is shown; empty: nothing
     * @param tls with what connections are encrypted; empty: they are plain
     * @param silenceNs for how long an agent's host may acknowledge nothing before its connection is given up
     * @throws ControlAccessException if a file of {@code tls} can't be used
     */
    public ControlChannels(Optional<AccessToken> token, Optional<TlsFiles> tls, long silenceNs) {
        this.token = token;
        this.silenceNs = silenceNs;
        this.tls = tls.map(TlsFiles::client);
    }

    /** A channel to an agent. It connects with its first call. */
    public ManagedChannel open(InetSocketAddress agent) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(agent)
                .directExecutor()
                .disableRetry()
                .proxyDetector(target -> null)
                .maxInboundMessageSize(Protocol.MAX_MESSAGE_BYTES)
                .keepAliveTime(NO_PINGS_H, TimeUnit.HOURS)
                .keepAliveTimeout(silenceNs, TimeUnit.NANOSECONDS);
        tls.ifPresentOrElse(builder::sslContext, builder::usePlaintext);
        token.map(TokenHeader::new).ifPresent(builder::intercept);
        ManagedChannel channel = builder.build();
        channels.add(channel);
        return channel;
    }

    @Override
    public void close() {
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
