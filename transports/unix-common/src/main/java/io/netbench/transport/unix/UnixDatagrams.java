package io.netbench.transport.unix;

import static io.netbench.transport.unix.KernelOptions.SO_RCVBUFFORCE;

import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramReceiveMemory;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.SegmentedDatagramPacket;
import io.netty.channel.unix.Socket;
import io.netty.channel.unix.UnixChannel;
import io.netty.util.concurrent.FastThreadLocal;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Sets up Linux's datagram sockets and asks the kernel about them, by the numbers in its headers ({@code linux/in.h},
 * {@code linux/in6.h}, {@code linux/udp.h}, {@code asm-generic/socket.h}, {@code linux/sock_diag.h}).
 *
 * <p>Coalescing is set as a number and not by Netty's own option: Netty would cut what was joined into a packet object for each
 * datagram. Here all datagrams of a socket are of one length, which their reader knows.
 */
public final class UnixDatagrams {

    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_IPV6 = 41;
    private static final int SOL_SOCKET = 1;
    private static final int SOL_UDP = 17;

    private static final IntegerUnixChannelOption IP_MTU_DISCOVER =
            new IntegerUnixChannelOption("IP_MTU_DISCOVER", IPPROTO_IP, 10);
    private static final IntegerUnixChannelOption IP_MTU = new IntegerUnixChannelOption("IP_MTU", IPPROTO_IP, 14);
    private static final IntegerUnixChannelOption IPV6_MTU_DISCOVER =
            new IntegerUnixChannelOption("IPV6_MTU_DISCOVER", IPPROTO_IPV6, 23);
    private static final IntegerUnixChannelOption IPV6_MTU = new IntegerUnixChannelOption("IPV6_MTU", IPPROTO_IPV6, 24);
    private static final IntegerUnixChannelOption IPV6_DONTFRAG =
            new IntegerUnixChannelOption("IPV6_DONTFRAG", IPPROTO_IPV6, 62);
    private static final IntegerUnixChannelOption IP_RECVERR =
            new IntegerUnixChannelOption("IP_RECVERR", IPPROTO_IP, 11);
    private static final IntegerUnixChannelOption IPV6_RECVERR =
            new IntegerUnixChannelOption("IPV6_RECVERR", IPPROTO_IPV6, 25);
    private static final IntegerUnixChannelOption UDP_GRO = new IntegerUnixChannelOption("UDP_GRO", SOL_UDP, 104);

    /** {@code IP_PMTUDISC_DO}: set the flag against fragments, and refuse what does not fit. */
    private static final int ALWAYS = 2;

    private static final int SO_MEMINFO = 55;
    private static final int MEMINFO_BYTES = 9 * Integer.BYTES;

    /** {@code SK_MEMINFO_DROPS}. */
    private static final int MEMINFO_DROPS = 8 * Integer.BYTES;

    private static final FastThreadLocal<ByteBuffer> MEMINFO = new FastThreadLocal<>() {
        @Override
        protected ByteBuffer initialValue() {
            return ByteBuffer.allocateDirect(MEMINFO_BYTES).order(ByteOrder.nativeOrder());
        }
    };

    private UnixDatagrams() {}

    /**
     * Sets up the socket of a channel that was made for it, and closes that where the kernel refuses something.
     *
     * @param transport the name that messages give it
     */
    public static DatagramSocket open(DatagramChannel channel, DatagramSetup setup, String transport) {
        try {
            DatagramReceiveMemory.giveTo(channel, setup.readSizeBytes());
            return setUp(channel, setup, transport);
        } catch (RuntimeException refused) {
            channel.unsafe().closeForcibly();
            throw refused;
        }
    }

    private static DatagramSocket setUp(DatagramChannel channel, DatagramSetup setup, String transport) {
        List<AppliedOption> options = new ArrayList<>();
        setup.device().ifPresent(device -> options.add(UnixOptions.bindToDevice(channel, device, transport)));
        if (!setup.cuts()) {
            cutNothing(channel, setup.family());
        }
        channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
        OptionSetter asked = new OptionSetter(channel, transport);
        setup.socket()
                .receiveBufferBytes()
                .ifPresent(bytes -> asked.set(PlannedOption.RECEIVE_BUFFER, ChannelOption.SO_RCVBUF, bytes));
        setup.socket()
                .sendBufferBytes()
                .ifPresent(bytes -> asked.set(PlannedOption.SEND_BUFFER, ChannelOption.SO_SNDBUF, bytes));
        setup.socket().dscp().ifPresent(asked::setDscp);
        UnixKnobs.setAny(asked, setup.socket().knobs());
        options.addAll(asked.applied());
        if (!setup.receives()) {
            // Else the kernel takes for sent what a queue discipline of this host does not take, and counts it where it
            // counts waits too.
            channel.config().setOption(setup.family() == SocketProtocolFamily.INET6 ? IPV6_RECVERR : IP_RECVERR, 1);
        }
        if (setup.receives() && setup.socket().receiveBufferBytes().isEmpty()) {
            enlargeReceiveBuffer(channel);
        }
        return new DatagramSocket(channel, options, setup.coalesces() && isSet(channel, UDP_GRO, 1));
    }

    /** What {@link io.netbench.transport.Transport#cutNothing} of a native transport does, to a channel that is bound. */
    public static void cutNothing(DatagramChannel channel) {
        cutNothing(
                channel,
                channel.localAddress().getAddress() instanceof Inet6Address
                        ? SocketProtocolFamily.INET6
                        : SocketProtocolFamily.INET);
    }

    private static void cutNothing(DatagramChannel channel, SocketProtocolFamily family) {
        if (family == SocketProtocolFamily.INET6) {
            channel.config().setOption(IPV6_MTU_DISCOVER, ALWAYS);
            channel.config().setOption(IPV6_DONTFRAG, 1);
        } else {
            channel.config().setOption(IP_MTU_DISCOVER, ALWAYS);
        }
    }

    /** As far as this process may: who has no privilege gets what net.core.rmem_max allows. */
    private static void enlargeReceiveBuffer(DatagramChannel channel) {
        if (!isSet(channel, SO_RCVBUFFORCE, DatagramSetup.DEFAULT_RECEIVE_BUFFER_BYTES)) {
            channel.config().setOption(ChannelOption.SO_RCVBUF, DatagramSetup.DEFAULT_RECEIVE_BUFFER_BYTES);
        }
    }

    private static boolean isSet(DatagramChannel channel, IntegerUnixChannelOption option, int value) {
        try {
            return channel.config().setOption(option, value);
        } catch (ChannelException refused) {
            return false;
        }
    }

    /**
     * What {@link io.netbench.transport.Transport#segmented} of a native transport does.
     *
     * @param names whether the message has to name the peer, which a connected socket knows already
     */
    public static Object segmented(DatagramChannel channel, ByteBuf content, int datagramBytes, boolean names) {
        return new SegmentedDatagramPacket(
                content, datagramBytes, names ? channel.remoteAddress() : null, channel.localAddress());
    }

    /** What {@link io.netbench.transport.Transport#droppedDatagrams} of a native transport does. */
    public static OptionalLong dropped(DatagramChannel channel) {
        if (!channel.isOpen() || !(((UnixChannel) channel).fd() instanceof Socket socket)) {
            return OptionalLong.empty();
        }
        ByteBuffer meminfo = MEMINFO.get().clear();
        try {
            socket.getRawOpt(SOL_SOCKET, SO_MEMINFO, meminfo);
        } catch (IOException closedOrOld) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Integer.toUnsignedLong(meminfo.getInt(MEMINFO_DROPS)));
    }

    /** What {@link io.netbench.transport.Transport#pathMtuBytes} of a native transport does. */
    public static OptionalInt pathMtu(DatagramChannel channel) {
        boolean isIpv6 =
                channel.localAddress() != null && channel.localAddress().getAddress() instanceof Inet6Address;
        try {
            Integer bytes = channel.config().getOption(isIpv6 ? IPV6_MTU : IP_MTU);
            return bytes == null || bytes <= 0 ? OptionalInt.empty() : OptionalInt.of(bytes);
        } catch (ChannelException closed) {
            return OptionalInt.empty();
        }
    }
}
