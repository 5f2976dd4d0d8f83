package io.netbench.traffic.datagram;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;

/**
 * The way of what a datagram socket receives, to whoever is its receiver at the time. A socket that could not be bound hands it on
 * to the next, so that it serves one at a time.
 */
@Sharable
final class DatagramInlet extends ChannelInboundHandlerAdapter {

    private Receiver receiver;

    /** Takes what a datagram socket receives. On its event loop. */
    interface Receiver {
        /** A read brought this; it is not kept. */
        void received(ByteBuf content);

        /** It read all that there was, or as much as one turn takes. */
        default void readComplete() {}

        void failed(Throwable cause);
    }

    DatagramInlet(Receiver receiver) {
        this.receiver = receiver;
    }

    /** From now on it is another one. */
    void leadTo(Receiver other) {
        receiver = other;
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            receiver.received(packet.content());
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ignored) {
        receiver.readComplete();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        receiver.failed(cause);
    }
}
