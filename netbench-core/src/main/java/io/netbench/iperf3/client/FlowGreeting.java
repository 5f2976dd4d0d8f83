package io.netbench.iperf3.client;

import io.netbench.traffic.connection.SocketFailure;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The first datagram of a flow, which a server answers with one. It is sent once, as iperf3 does: a second one would count as one of
 * the load. First of the handlers of the flow's socket, until the answer came.
 */
final class FlowGreeting extends ChannelInboundHandlerAdapter {

    private static final byte[] FIRST = {'9', '8', '7', '6'};
    private static final byte[] ANSWER = {'6', '7', '8', '9'};

    /** That of servers before 3.12. */
    private static final byte[] OLD_ANSWER = {(byte) 0xb1, 0x68, (byte) 0xde, 0x3a};

    private static final long PATIENCE_S = 10;

    private final CompletableFuture<Void> answered = new CompletableFuture<>();
    private Future<?> deadline;

    /** Completes when the server has answered; fails with words that go on after who it is. */
    CompletableFuture<Void> answered() {
        return answered;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadline = context.executor().schedule(() -> late(context), PATIENCE_S, TimeUnit.SECONDS);
        context.writeAndFlush(Unpooled.wrappedBuffer(FIRST)).addListener(sent -> {
            if (!sent.isSuccess() && !answered.isDone()) {
                giveUp(context, "could not be sent a datagram: " + SocketFailure.reason(sent.cause()));
            }
        });
    }

    private void giveUp(ChannelHandlerContext context, String why) {
        deadline.cancel(false);
        if (!context.isRemoved()) {
            context.pipeline().remove(this);
        }
        answered.completeExceptionally(new PeerException(why));
    }

    private void late(ChannelHandlerContext context) {
        giveUp(
                context,
                "did not answer the first datagram within " + PATIENCE_S
                        + " s: a firewall drops UDP, or it was lost on the way");
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf content = ((DatagramPacket) message).content();
        if (is(content, ANSWER) || is(content, OLD_ANSWER)) {
            ((DatagramPacket) message).release();
            deadline.cancel(false);
            context.pipeline().remove(this);
            answered.complete(null);
        } else {
            // A server that sends may be quicker than its answer.
            context.fireChannelRead(message);
        }
    }

    private static boolean is(ByteBuf content, byte[] bytes) {
        if (content.readableBytes() != bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (content.getByte(content.readerIndex() + i) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** The kernel knows that nobody listens there. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        giveUp(
                context,
                cause instanceof IOException
                        ? "does not listen for datagrams at that port: " + SocketFailure.reason(cause)
                        : "could not be asked: " + cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        deadline.cancel(false);
        answered.completeExceptionally(new PeerException("was left"));
        context.fireChannelInactive();
    }
}
