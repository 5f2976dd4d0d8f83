package io.netbench.traffic.handshake;

import io.netbench.plan.AllowedPeers;
import io.netbench.text.Property;
import io.netbench.traffic.connection.SocketFailure;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Sees every connection that a listening socket accepts before anything is done for it, and closes those that come from
 * where nobody may come from. When the kernel has no descriptor for the next one, it rests for a moment: the connection
 * stays in the backlog, and asking again at once would only burn the CPU of an event loop that has a load to carry.
 */
final class AcceptGate extends ChannelInboundHandlerAdapter {

    static final long REST_MS = 100;

    private final AllowedPeers allowed;
    private final Consumer<String> onStranger;
    private final Consumer<String> onError;

    AcceptGate(AllowedPeers allowed, Consumer<String> onStranger, Consumer<String> onError) {
        this.allowed = allowed;
        this.onStranger = onStranger;
        this.onError = onError;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel accepted = (Channel) message;
        if (accepted.remoteAddress() instanceof InetSocketAddress peer && allowed.allows(peer.getAddress())) {
            context.fireChannelRead(message);
        } else {
            onStranger.accept("not from " + Property.ALLOW_PEERS);
            accepted.unsafe().closeForcibly();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        onError.accept("accept: " + SocketFailure.reason(cause));
        if (context.channel().config().isAutoRead()) {
            context.channel().config().setAutoRead(false);
            context.executor()
                    .schedule(() -> context.channel().config().setAutoRead(true), REST_MS, TimeUnit.MILLISECONDS);
        }
    }
}
