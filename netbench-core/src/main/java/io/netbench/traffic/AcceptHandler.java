package io.netbench.traffic;

import io.netbench.transport.AppliedOption;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The listening end of a handshake: reads one hello under a deadline, checks it, answers, and hands the connection over.
 * Whoever sends anything else is closed without an answer and counted.
 */
final class AcceptHandler extends ChannelInboundHandlerAdapter {

    /** How long a peer has for its hello. */
    static final long HELLO_MS = 1_000;

    private final TrafficRun run;
    private final List<AppliedOption> options;
    private final byte[] frame = new byte[Hello.BYTES];
    private final Runnable whenOver;
    private int filled;
    private Future<?> timeout;

    AcceptHandler(TrafficRun run, List<AppliedOption> options, Runnable whenOver) {
        this.run = run;
        this.options = options;
        this.whenOver = whenOver;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        timeout = context.executor()
                .schedule(() -> refuse(context, "no hello within a second"), HELLO_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        int taken = Math.min(buffer.readableBytes(), frame.length - filled);
        buffer.readBytes(frame, filled, taken);
        boolean more = buffer.isReadable();
        buffer.release();
        filled += taken;
        if (more) {
            refuse(context, "bytes before the accept");
        } else if (filled == frame.length) {
            check(context);
        }
    }

    private void check(ChannelHandlerContext context) {
        Optional<Hello> hello = Hello.decode(frame);
        if (hello.isEmpty() || !hello.get().runId().equals(run.runId()) || !Hello.isProved(frame, run.key())) {
            refuse(context, "no hello of this run");
            return;
        }
        SocketChannel channel = (SocketChannel) context.channel();
        Optional<Connection> connection = run.accepted(hello.get(), channel, options);
        if (connection.isEmpty()) {
            refuse(context, "a hello for a connection that is not expected");
            return;
        }
        context.pipeline().addLast(connection.get());
        context.writeAndFlush(Unpooled.wrappedBuffer(Hello.accept(frame, run.key())));
        context.pipeline().remove(this);
        run.establishedOne();
    }

    private void refuse(ChannelHandlerContext context, String reason) {
        run.strangerRefused(reason);
        context.pipeline().remove(this);
        context.channel().close();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            channelInactive(context);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        refuse(context, "closed before a hello");
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        timeout.cancel(false);
        whenOver.run();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }
}
