package io.netbench.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One end of a connection in a test: sends the pattern, checks that it receives the pattern, and remembers what else
 * happened. Tests call {@link #send} and {@link #endOutput} from any thread and poll the rest.
 */
final class TestPeer extends ChannelInboundHandlerAdapter {

    private final SocketChannel channel;
    private final boolean echoes;

    private ChannelHandlerContext context;
    private long owedBytes;
    private long sentBytes;
    private boolean endsWhenSent;

    private final AtomicLong receivedBytes = new AtomicLong();
    private volatile boolean corrupted;
    private volatile boolean inputEnded;
    private volatile boolean closed;
    private volatile Throwable failure;

    TestPeer(SocketChannel channel, boolean echoes) {
        this.channel = channel;
        this.echoes = echoes;
    }

    SocketChannel channel() {
        return channel;
    }

    /** Sends {@code bytes} more. */
    void send(long bytes) {
        channel.eventLoop().execute(() -> {
            owedBytes += bytes;
            sendOn();
        });
    }

    /** Ends this direction of the stream when all is sent. */
    void endOutput() {
        channel.eventLoop().execute(() -> {
            endsWhenSent = true;
            sendOn();
        });
    }

    void pauseReading() {
        channel.config().setAutoRead(false);
    }

    void resumeReading() {
        channel.config().setAutoRead(true);
    }

    /** Closes so that the other end gets a reset. */
    void reset() {
        channel.config().setSoLinger(0);
        channel.close();
    }

    long receivedBytes() {
        return receivedBytes.get();
    }

    boolean isIntact() {
        return !corrupted;
    }

    boolean hasInputEnded() {
        return inputEnded;
    }

    boolean isClosed() {
        return closed;
    }

    /** What {@code exceptionCaught} was told; null if nothing. */
    Throwable failure() {
        return failure;
    }

    private void sendOn() {
        while (owedBytes > 0 && channel.isWritable()) {
            int bytes = (int) Math.min(owedBytes, TestPattern.MAX_SLICE_BYTES);
            context.write(TestPattern.slice(sentBytes, bytes), context.voidPromise());
            sentBytes += bytes;
            owedBytes -= bytes;
            if (!channel.isWritable() || owedBytes == 0) {
                context.flush();
            }
        }
        if (owedBytes == 0 && endsWhenSent) {
            endsWhenSent = false;
            context.writeAndFlush(TestPattern.slice(sentBytes, 0)).addListener(sent -> channel.shutdownOutput());
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        int bytes = buffer.readableBytes();
        if (!TestPattern.matches(receivedBytes.get(), buffer)) {
            corrupted = true;
        }
        buffer.release();
        receivedBytes.addAndGet(bytes);
        if (echoes) {
            owedBytes += bytes;
            sendOn();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        sendOn();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            inputEnded = true;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        failure = cause;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        closed = true;
    }
}
