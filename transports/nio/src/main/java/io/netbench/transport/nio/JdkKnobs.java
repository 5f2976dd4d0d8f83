package io.netbench.transport.nio;

import io.netbench.plan.KeepAlive;
import io.netbench.plan.SocketKnobs;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import jdk.net.ExtendedSocketOptions;

/** Sets those of the less common options that the JDK's own channels know, and refuses the others. For transports that stand on these. */
public final class JdkKnobs {

    private JdkKnobs() {}

    /**
     * Sets those of a TCP socket.
     *
     * @throws io.netbench.transport.SocketOptionException if the JDK can't set one; its message names it
     */
    public static void setTcp(OptionSetter options, SocketKnobs knobs) {
        requireNone(options, knobs);
        if (knobs.notSentLowatBytes().isPresent()) {
            throw options.unsupported(PlannedOption.NOTSENT_LOWAT);
        }
        if (knobs.userTimeoutNs().isPresent()) {
            throw options.unsupported(PlannedOption.USER_TIMEOUT);
        }
        knobs.keepAlive().ifPresent(keepAlive -> set(options, keepAlive));
        if (knobs.nagle()) {
            options.setNagle();
        }
    }

    /**
     * Refuses what no socket of the JDK can.
     *
     * @throws io.netbench.transport.SocketOptionException if one is asked for; its message names it
     */
    public static void requireNone(OptionSetter options, SocketKnobs knobs) {
        if (knobs.pacingBitsPerS().isPresent()) {
            throw options.unsupported(PlannedOption.PACING_RATE);
        }
        if (knobs.busyPollNs().isPresent()) {
            throw options.unsupported(PlannedOption.BUSY_POLL);
        }
    }

    private static void set(OptionSetter options, KeepAlive keepAlive) {
        options.set(PlannedOption.KEEP_ALIVE, ChannelOption.SO_KEEPALIVE, true);
        keepAlive
                .idleS()
                .ifPresent(seconds -> options.set(
                        PlannedOption.KEEP_ALIVE_IDLE,
                        NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE),
                        seconds));
        keepAlive
                .intervalS()
                .ifPresent(seconds -> options.set(
                        PlannedOption.KEEP_ALIVE_INTERVAL,
                        NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL),
                        seconds));
        keepAlive
                .count()
                .ifPresent(count -> options.set(
                        PlannedOption.KEEP_ALIVE_COUNT,
                        NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT),
                        count));
    }
}
