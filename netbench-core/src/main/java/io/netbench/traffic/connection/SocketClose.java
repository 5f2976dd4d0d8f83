package io.netbench.traffic.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.Optional;

/** Closes channels without a farewell of TLS, which a peer that reads nothing would hold up. */
public final class SocketClose {

    private SocketClose() {}

    /** Whether TLS is on the channel. */
    public static boolean isEncrypted(Channel channel) {
        return below(channel).isPresent();
    }

    /** From where on a channel carries encrypted bytes, seen from its handlers; empty where it is plain. */
    public static Optional<ChannelHandlerContext> below(Channel channel) {
        return Optional.ofNullable(channel.pipeline().context(SslHandler.class));
    }

    /**
     * Closes the socket. It reads no more: over io_uring a read that is armed between a close and the end of a write that is under
     * way holds the socket open for ever.
     */
    public static void now(Channel channel) {
        channel.config().setAutoRead(false);
        below(channel).ifPresentOrElse(ChannelHandlerContext::close, channel::close);
    }
}
