package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.plan.PlanException;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import io.netbench.text.BitRate;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.SocketOptionException;
import io.netbench.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Sets what a client asked for on a data connection, after it was accepted. What this host can't do is told, and the test
 * goes on without it, as at an iperf3 server; a buffer that is not as large as asked ends it, as there.
 */
final class StreamOptionsSetter {

    private final Transport transport;
    private final StreamOptions options;
    private final long pacingBitsPerS;
    private final Consumer<String> onWarning;

    StreamOptionsSetter(Transport transport, Parameters parameters, Consumer<String> onWarning) {
        this.transport = transport;
        options = parameters.options();
        pacingBitsPerS = parameters.pace().kernelBitsPerS();
        this.onWarning = onWarning;
    }

    /**
     * Sets them.
     *
     * @return what was set, as asked and as in force
     * @throws RefusedException if the test can't go on like that
     */
    List<AppliedOption> apply(Channel channel) {
        List<AppliedOption> applied = new ArrayList<>(buffers(channel));
        // Netty has it on: TCP would not wait here to fill segments where it does at an iperf3 server.
        channel.config().setOption(ChannelOption.TCP_NODELAY, options.noDelay());
        if (options.mssBytes() > 0) {
            applied.addAll(orWarning(
                    "segments of " + options.mssBytes() + " B",
                    channel,
                    () -> new SocketPlan(
                            OptionalInt.empty(),
                            OptionalInt.empty(),
                            OptionalInt.of(options.mssBytes()),
                            Optional.empty(),
                            OptionalInt.empty())));
        }
        options.congestion()
                .ifPresent(name -> applied.addAll(orWarning(
                        "the congestion control " + name,
                        channel,
                        () -> new SocketPlan(
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.of(name),
                                OptionalInt.empty()))));
        if (pacingBitsPerS > 0) {
            applied.addAll(orWarning(
                    "pacing by the kernel to " + BitRate.describe(pacingBitsPerS),
                    channel,
                    () -> SocketPlan.DEFAULT.with(SocketKnobs.pacedTo(pacingBitsPerS))));
        }
        if (options.typeOfService() > 0) {
            typeOfService(channel);
        }
        return applied;
    }

    /** The same for a flow of datagrams, which has fewer. */
    List<AppliedOption> applyToFlow(DatagramChannel channel) {
        List<AppliedOption> applied = buffers(channel);
        if (options.dontFragment()) {
            transport.cutNothing(channel);
        }
        if (options.typeOfService() > 0) {
            typeOfService(channel);
        }
        return applied;
    }

    private List<AppliedOption> buffers(Channel channel) {
        int bytes = (int) options.windowBytes();
        if (bytes == 0) {
            return List.of();
        }
        try {
            List<AppliedOption> applied = transport.apply(
                    channel,
                    new SocketPlan(
                            OptionalInt.of(Math.max(1024, bytes)),
                            OptionalInt.of(Math.max(1024, bytes)),
                            OptionalInt.empty(),
                            Optional.empty(),
                            OptionalInt.empty()));
            for (AppliedOption buffer : applied) {
                if (Long.parseLong(buffer.inForce()) < bytes) {
                    throw new RefusedException(
                            Iperf3Error.BUFFER_DIFFERS,
                            "it asked for a socket buffer of " + bytes + " B, and this host gives " + buffer.inForce());
                }
            }
            return applied;
        } catch (SocketOptionException refused) {
            throw new RefusedException(Iperf3Error.SET_BUFFER, refused.getMessage());
        }
    }

    /** All eight bits, of which the plans of netbench have the upper six alone. */
    private void typeOfService(Channel channel) {
        try {
            channel.config().setOption(ChannelOption.IP_TOS, options.typeOfService());
        } catch (ChannelException refused) {
            onWarning.accept("it asked for the type of service " + options.typeOfService()
                    + ", which this host does not set: " + refused.getMessage());
        }
    }

    private List<AppliedOption> orWarning(String what, Channel channel, PlanMaker plan) {
        try {
            return transport.apply(channel, plan.make());
        } catch (SocketOptionException | PlanException refused) {
            onWarning.accept("it asked for " + what + ", which this host does not set; it goes on without");
            return List.of();
        }
    }

    private interface PlanMaker {
        SocketPlan make();
    }
}
