package io.netbench.transport.unix;

import io.netbench.plan.KeepAlive;
import io.netbench.plan.SocketKnobs;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netbench.transport.SocketOptionException;
import io.netty.channel.ChannelOption;
import io.netty.channel.unix.IntegerUnixChannelOption;
import io.netty.channel.unix.RawUnixChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sets the less common options of Linux sockets by their numbers in the kernel's headers, as {@link UnixOptions} does. */
final class UnixKnobs {

    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_TCP = 6;

    /** Eight bytes, since four end at 34 Gbit/s. */
    private static final RawUnixChannelOption SO_MAX_PACING_RATE =
            new RawUnixChannelOption("SO_MAX_PACING_RATE", SOL_SOCKET, 47, Long.BYTES);

    private static final IntegerUnixChannelOption SO_BUSY_POLL =
            new IntegerUnixChannelOption("SO_BUSY_POLL", SOL_SOCKET, 46);
    private static final IntegerUnixChannelOption TCP_NOTSENT_LOWAT =
            new IntegerUnixChannelOption("TCP_NOTSENT_LOWAT", IPPROTO_TCP, 25);
    private static final IntegerUnixChannelOption TCP_KEEPIDLE =
            new IntegerUnixChannelOption("TCP_KEEPIDLE", IPPROTO_TCP, 4);
    private static final IntegerUnixChannelOption TCP_KEEPINTVL =
            new IntegerUnixChannelOption("TCP_KEEPINTVL", IPPROTO_TCP, 5);
    private static final IntegerUnixChannelOption TCP_KEEPCNT =
            new IntegerUnixChannelOption("TCP_KEEPCNT", IPPROTO_TCP, 6);
    private static final IntegerUnixChannelOption TCP_USER_TIMEOUT =
            new IntegerUnixChannelOption("TCP_USER_TIMEOUT", IPPROTO_TCP, 18);

    private static final long BITS_A_BYTE = 8;
    private static final long US = 1_000;
    private static final long MS = 1_000_000;

    private UnixKnobs() {}

    /** Sets those of a TCP socket. */
    static void setTcp(OptionSetter options, SocketKnobs knobs) {
        setAny(options, knobs);
        knobs.notSentLowatBytes()
                .ifPresent(bytes -> options.set(PlannedOption.NOTSENT_LOWAT, TCP_NOTSENT_LOWAT, (int) bytes));
        knobs.keepAlive().ifPresent(keepAlive -> set(options, keepAlive));
        knobs.userTimeoutNs()
                .ifPresent(ns -> options.set(PlannedOption.USER_TIMEOUT, TCP_USER_TIMEOUT, (int) (ns / MS)));
        if (knobs.nagle()) {
            options.setNagle();
        }
    }

    /** Sets those that sockets of datagrams have too. */
    static void setAny(OptionSetter options, SocketKnobs knobs) {
        knobs.pacingBitsPerS()
                .ifPresent(bits -> options.set(
                        PlannedOption.PACING_RATE,
                        SO_MAX_PACING_RATE,
                        bytesPerS(bits / BITS_A_BYTE),
                        UnixKnobs::bitsPerS,
                        String.valueOf(bits)));
        knobs.busyPollNs().ifPresent(ns -> setBusyPoll(options, (int) (ns / US)));
    }

    private static void set(OptionSetter options, KeepAlive keepAlive) {
        options.set(PlannedOption.KEEP_ALIVE, ChannelOption.SO_KEEPALIVE, true);
        keepAlive.idleS().ifPresent(seconds -> options.set(PlannedOption.KEEP_ALIVE_IDLE, TCP_KEEPIDLE, seconds));
        keepAlive
                .intervalS()
                .ifPresent(seconds -> options.set(PlannedOption.KEEP_ALIVE_INTERVAL, TCP_KEEPINTVL, seconds));
        keepAlive.count().ifPresent(count -> options.set(PlannedOption.KEEP_ALIVE_COUNT, TCP_KEEPCNT, count));
    }

    private static void setBusyPoll(OptionSetter options, int us) {
        try {
            options.set(PlannedOption.BUSY_POLL, SO_BUSY_POLL, us);
        } catch (SocketOptionException refused) {
            String message = refused.getMessage();
            String why = message.contains("not permitted")
                    ? "; this kernel wants the capability CAP_NET_ADMIN for it"
                    : message.contains("not available") ? "; this kernel was built without busy polling" : "";
            throw new SocketOptionException(message + why, refused);
        }
    }

    /** A fresh buffer for each channel: setting a raw option consumes it. */
    private static ByteBuffer bytesPerS(long value) {
        return ByteBuffer.allocateDirect(Long.BYTES)
                .order(ByteOrder.nativeOrder())
                .putLong(value)
                .position(0);
    }

    private static String bitsPerS(ByteBuffer inForce) {
        return String.valueOf(inForce.order(ByteOrder.nativeOrder()).getLong(0) * BITS_A_BYTE);
    }
}
