package io.netbench.iperf3.server;

import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The control connection of one client: hands what comes to the script of its test, and has that look at the time. */
final class ControlHandler extends ChannelInboundHandlerAdapter implements ClientWire {

    private static final long LOOK_MS = 100;

    /** How long a client may take to read why it was turned away. */
    private static final long LAST_WORD_S = 2;

    private static final long ACKNOWLEDGED_LOOK_MS = 1;

    /** After which a client that says nothing is asked whether its host is still there, and for how long. */
    private static final long SILENCE_NS = 5_000_000_000L;

    private final Channel channel;
    private final Transport transport;
    private TestScript script;
    private Future<?> looking;
    private boolean isLast;

    ControlHandler(Channel channel, Transport transport) {
        this.channel = channel;
        this.transport = transport;
    }

    /** Has it serve {@code served} from now on. On the channel's event loop. */
    void serve(TestScript served) {
        script = served;
        channel.pipeline().addLast(this);
        // Datagrams go on to a host that is gone, and nothing else tells.
        transport.askSilentPeer(channel, SILENCE_NS);
        looking = channel.eventLoop()
                .scheduleWithFixedDelay(() -> guard(served::look), LOOK_MS, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /** Does what belongs to the test; a fault of this server's ends that test, and nothing else. On the channel's event loop. */
    void guard(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException fault) {
            script.fault(fault);
        }
    }

    TestScript script() {
        return script;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (!isLast) {
                guard(() -> script.received(bytes));
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
        guard(script::inputEnded);
    }

    /** The connection broke, or something in this server did. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof IOException) {
            ended();
        } else {
            script.fault(cause);
        }
    }

    private void ended() {
        guard(script::inputEnded);
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
    public CompletableFuture<Void> acknowledged() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        lookAtAcknowledged(done);
        return done;
    }

    private void lookAtAcknowledged(CompletableFuture<Void> done) {
        Optional<Long> unacked = transport.tcpInfo(channel).map(TcpInfo::unackedSegments);
        if (!channel.isOpen() || unacked.filter(segments -> segments > 0).isEmpty()) {
            done.complete(null);
        } else {
            channel.eventLoop()
                    .schedule(() -> guard(() -> lookAtAcknowledged(done)), ACKNOWLEDGED_LOOK_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void execute(Runnable task) {
        channel.eventLoop().execute(() -> guard(task));
    }
}
