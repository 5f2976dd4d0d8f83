package io.netbench.transport.unix;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.TcpInfo;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What epoll and io_uring share: options and figures of Linux sockets that Netty has no constants for, by their numbers
 * in the kernel's headers ({@code include/uapi/linux/tcp.h}, {@code asm-generic/socket.h}).
 */
public final class UnixSockets {

    private static final int IPPROTO_TCP = 6;
    private static final int CONGESTION_NAME_BYTES = 16;

    /** Up to {@code tcpi_bytes_retrans}; a kernel with a shorter struct leaves the rest unwritten. */
    private static final int TCP_INFO_BYTES = 232;

    private static final IntegerUnixChannelOption TCP_MAXSEG =
            new IntegerUnixChannelOption("TCP_MAXSEG", IPPROTO_TCP, 2);
    private static final RawUnixChannelOption TCP_CONGESTION =
            new RawUnixChannelOption("TCP_CONGESTION", IPPROTO_TCP, 13, CONGESTION_NAME_BYTES);
    private static final RawUnixChannelOption TCP_INFO =
            new RawUnixChannelOption("TCP_INFO", IPPROTO_TCP, 11, TCP_INFO_BYTES);

    private UnixSockets() {}

    /**
     * Sets and reads back what was asked for.
     *
     * @throws io.netbench.transport.SocketOptionException if the kernel refuses one
     */
    public static List<AppliedOption> apply(Channel channel, SocketPlan socket, String transport) {
        OptionSetter options = new OptionSetter(channel, transport);
        socket.sendBufferBytes().ifPresent(bytes -> options.set("SO_SNDBUF", ChannelOption.SO_SNDBUF, bytes));
        socket.receiveBufferBytes().ifPresent(bytes -> options.set("SO_RCVBUF", ChannelOption.SO_RCVBUF, bytes));
        socket.maxSegmentBytes().ifPresent(bytes -> options.set("TCP_MAXSEG", TCP_MAXSEG, bytes));
        socket.dscp().ifPresent(dscp -> options.set("IP_TOS", ChannelOption.IP_TOS, dscp << 2));
        socket.congestionControl().ifPresent(name -> {
            options.trySet("TCP_CONGESTION", TCP_CONGESTION, zeroPadded(name), name);
            options.note("TCP_CONGESTION", name, text(channel.config().getOption(TCP_CONGESTION)));
        });
        return options.applied();
    }

    /** The kernel's figures of a connection; empty when its socket is gone. */
    public static Optional<TcpInfo> tcpInfo(Channel channel) {
        try {
            ByteBuffer struct = channel.config().getOption(TCP_INFO);
            return Optional.ofNullable(struct)
                    .map(bytes -> TcpInfoDecoder.decode(bytes.order(ByteOrder.nativeOrder())));
        } catch (ChannelException closed) {
            return Optional.empty();
        }
    }

    /** A fresh buffer for each channel: setting a raw option consumes it. */
    private static ByteBuffer zeroPadded(String name) {
        return ByteBuffer.allocateDirect(CONGESTION_NAME_BYTES)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .position(0);
    }

    private static String text(ByteBuffer name) {
        StringBuilder text = new StringBuilder();
        for (int i = name.position(); i < name.limit() && name.get(i) != 0; i++) {
            text.append((char) name.get(i));
        }
        return text.toString();
    }
}
