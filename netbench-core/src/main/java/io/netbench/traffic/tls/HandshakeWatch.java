package io.netbench.traffic.tls;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Keeps the begin of what a server sends, until the handshake is over; the handler next to the socket until then. */
final class HandshakeWatch extends ChannelDuplexHandler {

    private final boolean isServer;
    private final ByteBuffer begin = ByteBuffer.allocate(ServerHello.MOST_BYTES);

    HandshakeWatch(boolean isServer) {
        this.isServer = isServer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!isServer) {
            keep((ByteBuf) message);
        }
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (isServer) {
            keep((ByteBuf) message);
        }
        context.write(message, promise);
    }

    private void keep(ByteBuf bytes) {
        int length = Math.min(begin.remaining(), bytes.readableBytes());
        bytes.getBytes(bytes.readerIndex(), begin.array(), begin.position(), length);
        begin.position(begin.position() + length);
    }

    /** The group of the key exchange, as far as that was seen. */
    Optional<String> keyExchange() {
        return ServerHello.keyExchange(begin.duplicate().flip());
    }
}
