package io.netbench.traffic;

import io.netbench.transport.SocketOptionException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The listening socket of an agent's servers, and the handshakes of those who connect to it. */
final class Listener implements AutoCloseable {

    private static final long BIND_MS = 5_000;

    private final TrafficSetup setup;
    private final Admission admission;
    private final HalfOpenHandshakes halfOpen;
    private final Consumer<String> onError;
    private final Channel channel;

    private Listener(
            TrafficSetup setup, Admission admission, InetSocketAddress bind, int planned, Consumer<String> onError) {
        this.setup = setup;
        this.admission = admission;
        this.onError = onError;
        halfOpen = new HalfOpenHandshakes(planned);
        ChannelFuture bound = new ServerBootstrap()
                .group(setup.loops())
                .channelFactory(this::newServerChannel)
                .option(ChannelOption.SO_BACKLOG, Math.max(HalfOpenHandshakes.SPARE, planned))
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptGate(setup.allowedPeers(), admission::strangerRefused, onError))
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        greet(accepted);
                    }
                })
                .bind(bind);
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

    /**
     * Listens.
     *
     * @param planned connections that are expected
     * @param onError hears why not all of them will come up; on event loops
     * @throws TrafficException if it can't listen there
     */
    static Listener open(
            TrafficSetup setup, Admission admission, InetSocketAddress bind, int planned, Consumer<String> onError) {
        return new Listener(setup, admission, bind, planned, onError);
    }

    private ServerChannel newServerChannel() {
        ServerChannel listening = setup.transport().serverChannels().newChannel();
        try {
            setup.transport().apply(listening, setup.share().data().socket());
        } catch (RuntimeException refused) {
            listening.unsafe().closeForcibly();
            throw refused;
        }
        return listening;
    }

    private void greet(SocketChannel accepted) {
        try {
            admission.configure(accepted);
            accepted.pipeline()
                    .addLast(new AcceptHandler(
                            admission,
                            halfOpen,
                            accepted.remoteAddress().getAddress(),
                            setup.transport()
                                    .apply(accepted, setup.share().data().socket())));
        } catch (SocketOptionException refused) {
            onError.accept("accepted connection: " + refused.getMessage());
            accepted.close();
        }
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
