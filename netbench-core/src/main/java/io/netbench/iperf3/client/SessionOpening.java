package io.netbench.iperf3.client;

import io.netbench.time.Clock;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Asks an iperf3 server for a test, and again while it is busy with another one. */
final class SessionOpening {

    private static final long NS_PER_MS = 1_000_000L;

    /** How often a busy server is asked again. */
    private static final long ASK_AGAIN_NS = 500 * NS_PER_MS;

    private final TestRequest request;
    private final Transport transport;
    private final EventLoopGroup loops;

    /** @param loops on which control connections are served */
    SessionOpening(TestRequest request, Transport transport, EventLoopGroup loops) {
        this.request = request;
        this.transport = transport;
        this.loops = loops;
    }

    /**
     * A session whose server waits for the data connections.
     *
     * @param tellWait hears once that the server is busy
     * @throws PeerException if there is no such server, it does not want to, or stays busy
     */
    ServerSession open(Consumer<String> tellWait) throws InterruptedException {
        Clock clock = Clock.system();
        long byNs = clock.nanoTime() + request.waitNs();
        boolean hasTold = false;
        while (true) {
            ServerSession session = new ServerSession(
                    request, transport, loops, request.parameters().get(), this::connect);
            Optional<String> refusal = session.refusal();
            if (refusal.isEmpty()) {
                return session;
            }
            String told = session.sentence(refusal.get());
            if (!session.script().isBusy()) {
                throw new PeerException(told);
            }
            long restNs = byNs - clock.nanoTime();
            if (restNs <= 0) {
                throw PeerException.busy(told + (request.waitNs() > 0 ? ", still" : ""));
            }
            if (!hasTold) {
                hasTold = true;
                tellWait.accept(told + "; waiting for it");
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(ASK_AGAIN_NS, restNs));
        }
    }

    private Channel connect(ControlScript script) {
        ChannelFuture connected = new Bootstrap()
                .group(loops)
                .channelFactory(this::newChannel)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.max(1, Math.min(Integer.MAX_VALUE, request.connectNs() / NS_PER_MS)))
                .handler(script)
                .localAddress(request.from()
                        .map(address -> new InetSocketAddress(address, 0))
                        .orElse(null))
                .connect(request.server());
        connected.awaitUninterruptibly();
        if (!connected.isSuccess()) {
            throw new PeerException(request.name() + ": " + ofConnecting(connected.cause(), request.server()));
        }
        return connected.channel();
    }

    private SocketChannel newChannel() {
        SocketChannel channel = transport.clientChannels().newChannel();
        try {
            request.device().ifPresent(device -> transport.bindToDevice(channel, device));
        } catch (RuntimeException refused) {
            channel.unsafe().closeForcibly();
            throw refused;
        }
        return channel;
    }

    private static String ofConnecting(Throwable cause, InetSocketAddress server) {
        if (cause instanceof ConnectTimeoutException) {
            return "no answer: a firewall drops packets to port " + server.getPort() + ", or the host is down";
        }
        return cause instanceof ConnectException && SocketFailure.reason(cause).startsWith("connection refused")
                ? "connection refused: no server listens there, or a firewall refuses it; start one with iperf3 -s"
                : SocketFailure.ofConnecting(cause, server);
    }
}
