package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.SocketClose;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.SocketOptionException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The listening socket of an agent's servers, and the handshakes of those who connect to it. */
public final class Listener implements AutoCloseable {

    private static final long BIND_MS = 5_000;

    private final HandshakeSetup setup;
    private final Admission admission;
    private final HalfOpenHandshakes halfOpen;
    private final Optional<String> device;
    private final Channel channel;

    private Listener(
            HandshakeSetup setup,
            Admission admission,
            HalfOpenHandshakes halfOpen,
            EventLoopGroup loops,
            InetSocketAddress bind,
            Optional<String> device) {
        this.setup = setup;
        this.admission = admission;
        this.halfOpen = halfOpen;
        this.device = device;
        ChannelFuture bound = new ServerBootstrap()
                .group(loops)
                .channelFactory(this::newServerChannel)
                .option(ChannelOption.SO_BACKLOG, halfOpen.most())
                .option(ChannelOption.SO_REUSEADDR, true)
                .handler(new AcceptGate(setup.allowedPeers(), admission::strangerRefused, admission::cannotEstablish))
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
                    "listen on " + SocketFailure.text(bind) + ": " + SocketFailure.ofListening(bound.cause()),
                    bound.cause());
        }
        channel = bound.channel();
    }

    /**
     * Listens.
     *
     * @param halfOpen the handshakes of all listeners of the run
     * @param loops where accepted connections live
     * @param device the only network device to listen on; accepted connections stay bound to it
     * @throws TrafficException if it can't listen there
     */
    public static Listener open(
            HandshakeSetup setup,
            Admission admission,
            HalfOpenHandshakes halfOpen,
            EventLoopGroup loops,
            InetSocketAddress bind,
            Optional<String> device) {
        return new Listener(setup, admission, halfOpen, loops, bind, device);
    }

    private ServerChannel newServerChannel() {
        ServerChannel listening = setup.transport().serverChannels().newChannel();
        try {
            setup.transport().apply(listening, setup.socket());
            device.ifPresent(name -> setup.transport().bindToDevice(listening, name));
        } catch (RuntimeException refused) {
            listening.unsafe().closeForcibly();
            throw refused;
        }
        return listening;
    }

    private void greet(SocketChannel accepted) {
        try {
            admission.configure(accepted);
            setup.tls().ifPresent(tls -> tls.accept(accepted));
            accepted.pipeline()
                    .addLast(new AcceptHandler(
                            admission,
                            halfOpen,
                            accepted.remoteAddress().getAddress(),
                            setup.transport().apply(accepted, setup.socket())));
        } catch (SocketOptionException refused) {
            admission.cannotEstablish("accepted connection: " + refused.getMessage());
            SocketClose.now(accepted);
        }
    }

    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Begins to close; from any thread. */
    void closeLater() {
        channel.close();
    }

    /** Returns when the port is free again. Not for event loops. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly(BIND_MS, TimeUnit.MILLISECONDS);
    }
}
