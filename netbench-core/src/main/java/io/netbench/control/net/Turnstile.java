package io.netbench.control.net;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.concurrent.TimeUnit;

/** Lets in so many connections in so long that to accept them costs the host next to nothing; others wait in the kernel. */
final class Turnstile extends ChannelInboundHandlerAdapter {

    private static final int MOST = 20;
    private static final long PERIOD_MS = 100;

    private int came;

    @Override
    public void channelRead(ChannelHandlerContext context, Object connection) {
        came++;
        if (came == 1) {
            context.executor().schedule(() -> turn(context), PERIOD_MS, TimeUnit.MILLISECONDS);
        }
        if (came >= MOST) {
            context.channel().config().setAutoRead(false);
        }
        context.fireChannelRead(connection);
    }

    private void turn(ChannelHandlerContext context) {
        came = 0;
        context.channel().config().setAutoRead(true);
    }
}
