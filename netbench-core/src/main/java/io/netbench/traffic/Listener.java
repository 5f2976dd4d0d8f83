package io.netbench.traffic;

import io.netbench.transport.AppliedOption;
import io.netbench.transport.SocketOptionException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The listening socket of an agent's servers. Connections that have not yet shaken hands are bounded in number. */
final class Listener implements AutoCloseable {

    /** Strangers that may be in the middle of a handshake beside the connections that are planned. */
    private static final int SPARE_HALF_OPEN = 64;

    private static final long BIND_MS = 5_000;

    private final Channel channel;
    private final AtomicInteger halfOpen = new AtomicInteger();

    private Listener(
            TrafficRun run, TrafficSetup setup, InetSocketAddress bind, int planned, Consumer<String> onError) {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(setup.loops())
                .channelFactory(() -> {
                    ServerChannel listening = setup.transport().serverChannels().newChannel();
                    try {
                        setup.transport().apply(listening, setup.share().data().socket());
                    } catch (SocketOptionException refused) {
                        listening.unsafe().closeForcibly();
                        throw refused;
                    }
                    return listening;
                })
                .option(ChannelOption.SO_BACKLOG, Math.max(SPARE_HALF_OPEN, planned))
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                        onError.accept("accept: " + SocketFailure.reason(cause));
                    }
                })
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        if (halfOpen.incrementAndGet() > planned + SPARE_HALF_OPEN) {
                            halfOpen.decrementAndGet();
                            run.strangerRefused("too many handshakes under way");
                            accepted.close();
                            return;
                        }
                        try {
                            run.configure(accepted);
                            List<AppliedOption> options = setup.transport()
                                    .apply(accepted, setup.share().data().socket());
                            accepted.pipeline().addLast(new AcceptHandler(run, options, halfOpen::decrementAndGet));
                        } catch (SocketOptionException refused) {
                            halfOpen.decrementAndGet();
                            onError.accept("accepted connection: " + refused.getMessage());
                            accepted.close();
                        }
                    }
                });
        ChannelFuture bound = bootstrap.bind(bind);
        if (!bound.awaitUninterruptibly(BIND_MS, TimeUnit.MILLISECONDS)) {
            throw new TrafficException("listen on " + SocketFailure.text(bind) + ": no answer from the event loop");
        }
        if (!bound.isSuccess()) {
            throw new TrafficException(
                    "listen on " + SocketFailure.text(bind) + ": " + SocketFailure.reason(bound.cause()),
                    bound.cause());
        }
        channel = bound.channel();
    }

    static Listener open(
            TrafficRun run, TrafficSetup setup, InetSocketAddress bind, int planned, Consumer<String> onError) {
        return new Listener(run, setup, bind, planned, onError);
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Returns when the port is free again. Not for event loops. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(BIND_MS, TimeUnit.MILLISECONDS);
    }
}
