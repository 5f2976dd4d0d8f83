package io.netbench.transport.unix;

import static io.netbench.transport.unix.KernelOptions.SO_BUSY_POLL;
import static io.netbench.transport.unix.KernelOptions.SO_MAX_PACING_RATE;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPCNT;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPIDLE;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPINTVL;
import static io.netbench.transport.unix.KernelOptions.TCP_NOTSENT_LOWAT;
import static io.netbench.transport.unix.KernelOptions.TCP_USER_TIMEOUT;

import io.netbench.plan.KeepAlive;
import io.netbench.plan.SocketKnobs;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netbench.transport.SocketOptionException;
import io.netty.channel.ChannelOption;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Sets the less common options of Linux sockets. */
final class UnixKnobs {

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
