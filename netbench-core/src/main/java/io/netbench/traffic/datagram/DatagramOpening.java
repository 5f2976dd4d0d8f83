package io.netbench.traffic.datagram;

import io.netbench.plan.DatagramOffloads;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.traffic.handshake.DatagramProof;
import io.netbench.traffic.handshake.HandshakeSetup;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Capability;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.PlannedOption;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens the UDP socket beside a connection, as plan, transport and kernel have it, and says what stands against it. */
final class DatagramOpening {

    /** The longest that the kernel joins. */
    static final int COALESCED_BYTES = 1 << 16;

    private static final int IPV4_HEADERS = 28;
    private static final int IPV6_HEADERS = 48;

    private final HandshakeSetup setup;
    private final DatagramOffloads offloads;
    private final SocketChannel control;
    private final List<AppliedOption> controlOptions;
    private final boolean isSource;
    private final boolean connects;
    private final int datagramBytes;
    private DatagramSocket socket;

    /** What is waited for. */
    enum Stage {
        /** That both have a socket. */
        PORTS,

        /** The first datagram. */
        FIRST,

        /** One of full size. */
        FULL_SIZE
    }

    DatagramOpening(
            HandshakeSetup setup,
            DatagramOffloads offloads,
            ConnectionPlan plan,
            SocketChannel control,
            List<AppliedOption> controlOptions,
            boolean connects) {
        this.setup = setup;
        this.offloads = offloads;
        this.control = control;
        this.controlOptions = controlOptions;
        this.connects = connects;
        isSource = plan.side() == Side.SOURCE;
        datagramBytes = (int) plan.link().load().blockSizeBytes();
    }

    /** The socket that is open, or was tried last. */
    DatagramSocket socket() {
        return socket;
    }

    void close() {
        if (socket != null) {
            socket.channel().close();
        }
    }

    /** Why there can be no socket: what was asked for by name is not quietly left out. */
    Optional<String> objection() {
        boolean isAsked = (isSource ? offloads.segmentation() : offloads.coalescing()).orElse(false);
        return isAsked && !can(isSource ? Capability.UDP_SEGMENTATION : Capability.UDP_COALESCING)
                ? Optional.of((isSource ? Property.GSO : Property.GRO) + ": transport "
                        + setup.transport().name() + " can't do that; use epoll or io_uring")
                : Optional.empty();
    }

    /** Why the socket that is open is not as asked for. */
    Optional<String> objectionOfKernel() {
        return !isSource && offloads.coalescing().orElse(false) && !socket.coalesces()
                ? Optional.of(Property.GRO + ": this kernel can't do that; it came with Linux 5.0")
                : Optional.empty();
    }

    /** Whether to have the kernel cut, at least until it turns out that it can't. */
    boolean maySegment() {
        return can(Capability.UDP_SEGMENTATION) && offloads.segmentation().orElse(true);
    }

    /** Whether that was asked for. */
    boolean mustSegment() {
        return offloads.segmentation().orElse(false);
    }

    private boolean can(Capability capability) {
        return setup.transport().capabilities().contains(capability);
    }

    /** A socket with the address and the port of the connection; another port, where that one is taken. */
    ChannelFuture open(ChannelHandler inlet) {
        InetSocketAddress own = control.localAddress();
        ChannelPromise bound = control.newPromise();
        bind(own, inlet).addListener((ChannelFutureListener) first -> {
            if (first.isSuccess()) {
                bound.setSuccess();
                return;
            }
            bind(new InetSocketAddress(own.getAddress(), 0), inlet).addListener((ChannelFutureListener) second -> {
                if (second.isSuccess()) {
                    bound.setSuccess();
                } else {
                    bound.setFailure(second.cause());
                }
            });
        });
        return bound;
    }

    private ChannelFuture bind(InetSocketAddress address, ChannelHandler inlet) {
        return new Bootstrap()
                .group(control.eventLoop())
                .channelFactory(() -> {
                    socket = setup.transport().newDatagramSocket(socketSetup(address));
                    return socket.channel();
                })
                .handler(inlet)
                .bind(address);
    }

    private DatagramSetup socketSetup(InetSocketAddress address) {
        boolean coalesces = !isSource && offloads.coalescing().orElse(true) && can(Capability.UDP_COALESCING);
        return new DatagramSetup(
                address.getAddress() instanceof Inet6Address ? SocketProtocolFamily.INET6 : SocketProtocolFamily.INET,
                setup.socket(),
                controlOptions.stream()
                        .filter(option -> option.name().equals(PlannedOption.DEVICE.kernelName()))
                        .map(AppliedOption::inForce)
                        .findFirst(),
                !isSource,
                coalesces,
                coalesces ? COALESCED_BYTES : Math.max(datagramBytes, DatagramProof.GREETING_BYTES) + 1);
    }

    /** Whether the first hop, or what is known of the path, takes datagrams of this size. */
    boolean hasRoom() {
        OptionalInt mtu = setup.transport().pathMtuBytes(socket.channel());
        return mtu.isEmpty() || datagramBytes <= mtu.getAsInt() - headers();
    }

    private int headers() {
        return socket.channel().localAddress().getAddress() instanceof Inet6Address ? IPV6_HEADERS : IPV4_HEADERS;
    }

    /** What to say where there is not. */
    String tooLong() {
        OptionalInt mtu = setup.transport().pathMtuBytes(socket.channel());
        String room = mtu.isPresent()
                ? "an MTU of %d B, which leaves %d B to a datagram"
                        .formatted(mtu.getAsInt(), mtu.getAsInt() - headers())
                : "less";
        return "datagrams of %d B do not fit: the path from %s to %s has %s; give a smaller %s"
                .formatted(
                        datagramBytes,
                        control.localAddress().getAddress().getHostAddress(),
                        control.remoteAddress().getAddress().getHostAddress(),
                        room,
                        Property.BLOCK_SIZE);
    }

    /** What to say when no more is heard at a stage. */
    String late(Stage stage, long patienceNs) {
        String within = " within " + TimeSpan.describe(patienceNs);
        if (stage == Stage.PORTS || socket == null) {
            return "it opened no UDP socket" + within;
        }
        if (stage == Stage.FIRST) {
            return ("no datagram came %s UDP port %s%s, though TCP does: a firewall drops UDP on the way, or the port is"
                            + " changed on it")
                    .formatted(connects ? "through to" : "from", peerText(), within);
        }
        return ("no datagram of %d B came through from %s to %s%s, though small ones do the other way or this one: the network"
                        + " carries only smaller ones there, or a firewall drops UDP in that direction; try a smaller %s")
                .formatted(
                        datagramBytes,
                        (isSource ? control.localAddress() : control.remoteAddress())
                                .getAddress()
                                .getHostAddress(),
                        (isSource ? control.remoteAddress() : control.localAddress())
                                .getAddress()
                                .getHostAddress(),
                        within,
                        Property.BLOCK_SIZE);
    }

    /** The address that datagrams go to, or before that is known the connection's. */
    String peerText() {
        InetSocketAddress peer = socket == null ? null : socket.channel().remoteAddress();
        return SocketFailure.text(peer == null ? control.remoteAddress() : peer);
    }
}
