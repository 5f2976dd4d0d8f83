package io.netbench.traffic.handshake;

import io.netbench.plan.SocketPlan;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.Transport;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.Promise;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;

/** Opens a flow of datagrams to a peer that is no netbench: a socket that is connected, and what that peer begins with. */
final class ForeignFlow {

    private final Admission admission;
    private final Transport transport;
    private final SocketPlan socketPlan;
    private final ForeignHello hello;
    private final ConnectionPlan plan;
    private DatagramSocket socket;

    ForeignFlow(
            Admission admission, Transport transport, SocketPlan socketPlan, ForeignHello hello, ConnectionPlan plan) {
        this.admission = admission;
        this.transport = transport;
        this.socketPlan = socketPlan;
        this.hello = hello;
        this.plan = plan;
    }

    /**
     * Opens it.
     *
     * @param from this end; null leaves it to the routes and the kernel
     * @param established hears when the next one may be opened, or why this one could not
     */
    void open(EventLoop loop, DataPath path, InetSocketAddress from, Promise<Void> established) {
        new Bootstrap()
                .group(loop)
                .channelFactory(() -> {
                    socket = transport.newDatagramSocket(new DatagramSetup(
                            path.server().getAddress() instanceof Inet6Address
                                    ? SocketProtocolFamily.INET6
                                    : SocketProtocolFamily.INET,
                            socketPlan,
                            path.device(),
                            plan.side() == Side.SINK,
                            false,
                            // One byte more than there may be, so that a longer one shows.
                            (int) plan.link().load().blockSizeBytes() + 1,
                            hello.cutsDatagrams()));
                    return socket.channel();
                })
                .handler(new ChannelInitializer<DatagramChannel>() {
                    @Override
                    protected void initChannel(DatagramChannel channel) {}
                })
                .localAddress(from)
                .connect(path.server())
                .addListener(connected -> {
                    if (connected.isSuccess()) {
                        begin(established);
                    } else {
                        established.tryFailure(connected.cause());
                    }
                });
    }

    private static Throwable failureOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof TrafficException ? cause : new TrafficException(SocketFailure.reason(cause));
    }

    private void begin(Promise<Void> established) {
        hello.begin(socket, plan)
                .whenComplete((begun, failure) -> socket.channel().eventLoop().execute(() -> {
                    if (failure != null) {
                        socket.channel().close();
                        established.tryFailure(failureOf(failure));
                    } else if (admission.isClosed()) {
                        socket.channel().close();
                        established.tryFailure(new TrafficException("connected when the run was over"));
                    } else {
                        admission.flows(plan, socket);
                        established.trySuccess(null);
                    }
                }));
    }
}
