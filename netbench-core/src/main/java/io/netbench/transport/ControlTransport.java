package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.Optional;
import java.util.OptionalInt;

/** What carries connections between coordinators and agents: epoll, with which gRPC can limit silence, or else nio. */
public final class ControlTransport {

    /** Messages are small; the largest come in pieces. */
    private static final int READ_BYTES = 64 << 10;

    /** With its headers this fits into the 1280 B that every network with IPv6 must carry. Both ends keep to it. */
    private static final int SEGMENT_BYTES = 1_200;

    private static final SocketPlan SMALL_SEGMENTS = new SocketPlan(
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalInt.of(SEGMENT_BYTES),
            Optional.empty(),
            OptionalInt.empty());

    private ControlTransport() {}

    public static Transport of(Transports transports) {
        try {
            return transports.choose("epoll");
        } catch (TransportUnavailableException notHere) {
            return transports.choose("nio");
        }
    }

    /** Sockets whose segments pass where those of data vanish, so that agents can say so. */
    public static ChannelFactory<? extends SocketChannel> clientSockets(Transport transport) {
        if (!transport.capabilities().contains(Capability.RAW_SOCKET_OPTIONS)) {
            return transport.clientChannels();
        }
        return () -> {
            SocketChannel channel = transport.clientChannels().newChannel();
            transport.apply(channel, SMALL_SEGMENTS);
            return channel;
        };
    }

    /** As many loops as CPUs: a thousand agents report at once. */
    public static EventLoopGroup newLoops(Transport transport) {
        return newLoops(transport, Runtime.getRuntime().availableProcessors());
    }

    public static EventLoopGroup newLoops(Transport transport, int count) {
        return transport.newEventLoopGroup(
                new LoopSettings(count, new DefaultThreadFactory("netbench-control", true), 0, READ_BYTES));
    }
}
