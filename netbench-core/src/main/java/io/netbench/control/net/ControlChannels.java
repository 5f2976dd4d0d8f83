package io.netbench.control.net;

import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.netbench.control.Protocol;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A coordinator's ways to the control ports of its agents. Owned by one thread. */
public final class ControlChannels implements AutoCloseable {

    private final Optional<AccessToken> token;
    private final List<ManagedChannel> channels = new ArrayList<>();

    /**
     * @param token what every agent is shown; empty: nothing
     */
    public ControlChannels(Optional<AccessToken> token) {
        this.token = token;
    }

    /** A channel to an agent. It connects with its first call. */
    public ManagedChannel open(InetSocketAddress agent) {
        NettyChannelBuilder builder = NettyChannelBuilder.forAddress(agent)
                .directExecutor()
                .usePlaintext()
                .disableRetry()
                .proxyDetector(target -> null)
                .maxInboundMessageSize(Protocol.MAX_MESSAGE_BYTES);
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
