package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netbench.time.Await;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A server and clients of one transport on loopback, with event loops of their own. Closing it stops them. */
final class LoopbackRig implements AutoCloseable {

    static final int READ_SIZE_BYTES = 64 << 10;

    private static final int MAX_CONNECTIONS = 256;
    private static final int BACKLOG = 256;

    private final CountingAllocator allocator = new CountingAllocator();
    private final BlockingQueue<TestPeer> accepted = new LinkedBlockingQueue<>();
    private final Transport transport;
    private final boolean echoes;
    private final SocketPlan socket;
    private final EventLoopGroup serverLoops;
    private final EventLoopGroup clientLoops;
    private final Channel listening;

    private LoopbackRig(Transport transport, InetAddress address, boolean echoes, SocketPlan socket) {
        this.transport = transport;
        this.echoes = echoes;
        this.socket = socket;
        LoopSettings settings = new LoopSettings(1, LoopbackRig::daemon, MAX_CONNECTIONS, READ_SIZE_BYTES);
        serverLoops = transport.newEventLoopGroup(settings);
        clientLoops = transport.newEventLoopGroup(settings);
        listening = listen(new InetSocketAddress(address, 0));
    }

    /** A server whose peers are silent. */
    static LoopbackRig open(Transport transport) {
        return open(transport, SocketPlan.DEFAULT);
    }

    /** A server whose peers are silent, with {@code socket} on both ends of each connection. */
    static LoopbackRig open(Transport transport, SocketPlan socket) {
        return new LoopbackRig(transport, InetAddress.getLoopbackAddress(), false, socket);
    }

    /** A server whose peers send back what they get. */
    static LoopbackRig echoing(Transport transport, InetAddress address) {
        return new LoopbackRig(transport, address, true, SocketPlan.DEFAULT);
    }

    private static Thread daemon(Runnable loop) {
        Thread thread = new Thread(loop, "rig");
        thread.setDaemon(true);
        return thread;
    }

    private Channel listen(InetSocketAddress bind) {
        ChannelFuture bound = new ServerBootstrap()
                .group(serverLoops)
                .channelFactory(() -> {
                    ServerChannel server = transport.serverChannels().newChannel();
                    transport.apply(server, socket);
                    return server;
                })
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.ALLOCATOR, allocator)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        transport.apply(channel, socket);
                        accepted.add(install(channel, echoes));
                    }
                })
                .bind(bind);
        Await.result("listening", bound);
        return bound.channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    CountingAllocator allocator() {
        return allocator;
    }

    /** Connects a client to the rig's server. */
    TestPeer connect() {
        ChannelFuture connecting = connect(address());
        Await.result("connect", connecting);
        return connecting.channel().pipeline().get(TestPeer.class);
    }

    /** Connects a client to the rig's server, from an address of which connect is to choose the port. */
    TestPeer connectFrom(InetAddress from) {
        ChannelFuture connecting = connecting(transport::choosePortLate)
                .localAddress(new InetSocketAddress(from, 0))
                .connect(address());
        Await.result("connect", connecting);
        return connecting.channel().pipeline().get(TestPeer.class);
    }

    /** Connects a client to wherever. */
    ChannelFuture connect(InetSocketAddress to) {
        return connecting(channel -> {}).connect(to);
    }

    private Bootstrap connecting(Consumer<SocketChannel> setUp) {
        return new Bootstrap()
                .group(clientLoops)
                .channelFactory(() -> {
                    SocketChannel channel = transport.clientChannels().newChannel();
                    transport.apply(channel, socket);
                    setUp.accept(channel);
                    return channel;
                })
                .option(ChannelOption.ALLOCATOR, allocator)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        install(channel, false);
                    }
                });
    }

    /** The server's end of the next connection, in the order of their arrival. */
    TestPeer accepted() {
        try {
            TestPeer peer = accepted.poll(10, TimeUnit.SECONDS);
            if (peer == null) {
                throw new AssertionError("no connection was accepted within 10 s");
            }
            return peer;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a connection", e);
        }
    }

    private TestPeer install(SocketChannel channel, boolean echoing) {
        channel.config().setAllowHalfClosure(true);
        transport.reuseReceiveMemory(channel, READ_SIZE_BYTES);
        TestPeer peer = new TestPeer(channel, echoing);
        channel.pipeline().addLast(peer);
        return peer;
    }

    /** Stops the loops; fails if they don't stop, or if memory was not given back. */
    @Override
    public void close() {
        for (EventLoopGroup loops : List.of(clientLoops, serverLoops)) {
            Await.result("the end of the event loops", loops.shutdownGracefully(0, 5, TimeUnit.SECONDS));
        }
        if (allocator.heldBytes() != 0) {
            throw new AssertionError(allocator.heldBytes() + " bytes of buffers were never released");
        }
    }
}
