package io.netbench.transport.unix;

import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;

/**
 * Options of Linux's sockets by their numbers in the kernel's headers ({@code include/uapi/linux/in.h}, {@code
 * include/uapi/linux/tcp.h}, {@code include/uapi/asm-generic/socket.h}), those included that Netty has no constants for.
 */
final class KernelOptions {

    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_IP = 0;
    private static final int IPPROTO_TCP = 6;

    /** {@code TCP_CA_NAME_MAX}. */
    static final int CONGESTION_NAME_BYTES = 16;

    /** {@code IFNAMSIZ}. */
    static final int DEVICE_NAME_BYTES = 16;

    /** Of sockets of IPv6 too. */
    static final IntegerUnixChannelOption IP_BIND_ADDRESS_NO_PORT =
            new IntegerUnixChannelOption("IP_BIND_ADDRESS_NO_PORT", IPPROTO_IP, 24);

    static final IntegerUnixChannelOption TCP_MAXSEG = tcp("TCP_MAXSEG", 2);
    static final IntegerUnixChannelOption TCP_KEEPIDLE = tcp("TCP_KEEPIDLE", 4);
    static final IntegerUnixChannelOption TCP_KEEPINTVL = tcp("TCP_KEEPINTVL", 5);
    static final IntegerUnixChannelOption TCP_KEEPCNT = tcp("TCP_KEEPCNT", 6);
    static final RawUnixChannelOption TCP_CONGESTION =
            new RawUnixChannelOption("TCP_CONGESTION", IPPROTO_TCP, 13, CONGESTION_NAME_BYTES);
    static final IntegerUnixChannelOption TCP_USER_TIMEOUT = tcp("TCP_USER_TIMEOUT", 18);
    static final IntegerUnixChannelOption TCP_NOTSENT_LOWAT = tcp("TCP_NOTSENT_LOWAT", 25);

    static final RawUnixChannelOption SO_BINDTODEVICE =
            new RawUnixChannelOption("SO_BINDTODEVICE", SOL_SOCKET, 25, DEVICE_NAME_BYTES);
    static final IntegerUnixChannelOption SO_RCVBUFFORCE =
            new IntegerUnixChannelOption("SO_RCVBUFFORCE", SOL_SOCKET, 33);
    static final IntegerUnixChannelOption SO_BUSY_POLL = new IntegerUnixChannelOption("SO_BUSY_POLL", SOL_SOCKET, 46);

    /** Eight bytes, since four end at 34 Gbit/s. */
    static final RawUnixChannelOption SO_MAX_PACING_RATE =
            new RawUnixChannelOption("SO_MAX_PACING_RATE", SOL_SOCKET, 47, Long.BYTES);

    private KernelOptions() {}

    private static IntegerUnixChannelOption tcp(String name, int number) {
        return new IntegerUnixChannelOption(name, IPPROTO_TCP, number);
    }
}
