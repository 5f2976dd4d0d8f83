package io.netbench.iperf3.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** The control connection of one client: hands what comes to the script of its test, and has that look at the time. */
final class ControlHandler extends ChannelInboundHandlerAdapter implements ClientWire {

    private static final long LOOK_MS = 100;

    /** How long a client may take to read why it was turned away. */
    private static final long LAST_WORD_S = 2;

    private final Channel channel;
    private TestScript script;
    private Future<?> looking;
    private boolean isLast;

    ControlHandler(Channel channel) {
        this.channel = channel;
    }

    /** Has it serve {@code served} from now on. On the channel's event loop. */
    void serve(TestScript served) {
        script = served;
        channel.pipeline().addLast(this);
        looking = channel.eventLoop().scheduleWithFixedDelay(served::look, LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    TestScript script() {
        return script;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!isLast) {
                script.received(bytes);
            }
        } finally {
            bytes.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            ended();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        looking.cancel(false);
        script.inputEnded();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        ended();
    }

    private void ended() {
        script.inputEnded();
        channel.close();
    }

    @Override
    public void send(ByteBuf bytes) {
        channel.writeAndFlush(bytes);
    }

    /** What was not read when a connection is closed has it reset, and then the client never sees the last word. */
    @Override
    public void sendLast(ByteBuf bytes) {
        isLast = true;
        looking.cancel(false);
        channel.writeAndFlush(bytes).addListener(sent -> {
            if (sent.isSuccess()) {
                ((DuplexChannel) channel).shutdownOutput();
            }
        });
        channel.eventLoop().schedule(() -> channel.close(), LAST_WORD_S, TimeUnit.SECONDS);
    }

    @Override
    public void hangUp() {
        looking.cancel(false);
        channel.close();
    }

    @Override
    public void execute(Runnable task) {
        channel.eventLoop().execute(task);
    }
}
