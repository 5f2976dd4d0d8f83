package io.netbench.transport.unix;

import static io.netbench.transport.unix.KernelOptions.CONGESTION_NAME_BYTES;
import static io.netbench.transport.unix.KernelOptions.DEVICE_NAME_BYTES;
import static io.netbench.transport.unix.KernelOptions.IP_BIND_ADDRESS_NO_PORT;
import static io.netbench.transport.unix.KernelOptions.SO_BINDTODEVICE;
import static io.netbench.transport.unix.KernelOptions.TCP_CONGESTION;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPCNT;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPIDLE;
import static io.netbench.transport.unix.KernelOptions.TCP_KEEPINTVL;
import static io.netbench.transport.unix.KernelOptions.TCP_MAXSEG;
import static io.netbench.transport.unix.KernelOptions.TCP_USER_TIMEOUT;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netbench.transport.SocketOptionException;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelOption;
import io.netty.channel.ServerChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Sets the options of Linux sockets. */
public final class UnixOptions {

    private static final Path CONGESTION_CONTROLS = Path.of("/proc/sys/net/ipv4/tcp_available_congestion_control");

    private UnixOptions() {}

    /**
     * What {@link io.netbench.transport.Transport#apply} of a native transport does.
     *
     * @param transport the name that messages give it
     */
    public static List<AppliedOption> apply(Channel channel, SocketPlan socket, String transport) {
        OptionSetter options = new OptionSetter(channel, transport);
        socket.receiveBufferBytes()
                .ifPresent(bytes -> options.set(PlannedOption.RECEIVE_BUFFER, ChannelOption.SO_RCVBUF, bytes));
        socket.maxSegmentBytes().ifPresent(bytes -> options.set(PlannedOption.MAX_SEGMENT, TCP_MAXSEG, bytes));
        socket.congestionControl().ifPresent(name -> setCongestionControl(options, name));
        if (!(channel instanceof ServerChannel)) {
            socket.sendBufferBytes()
                    .ifPresent(bytes -> options.set(PlannedOption.SEND_BUFFER, ChannelOption.SO_SNDBUF, bytes));
            socket.dscp().ifPresent(dscp -> options.setDscp(dscp));
            UnixKnobs.setTcp(options, socket.knobs());
        }
        return options.applied();
    }

    /**
     * What {@link io.netbench.transport.Transport#bindToDevice} of a native transport does.
     *
     * @param transport the name that messages give it
     */
    public static AppliedOption bindToDevice(Channel channel, String device, String transport) {
        OptionSetter options = new OptionSetter(channel, transport);
        if (device.length() >= DEVICE_NAME_BYTES) {
            throw new SocketOptionException(
                    "--bind-device must be a name of at most " + (DEVICE_NAME_BYTES - 1) + " bytes, got: " + device);
        }
        try {
            options.set(
                    PlannedOption.DEVICE,
                    SO_BINDTODEVICE,
                    zeroPadded(device, DEVICE_NAME_BYTES),
                    UnixOptions::text,
                    device);
        } catch (SocketOptionException refused) {
            boolean forbidden = refused.getMessage().contains("not permitted");
            throw new SocketOptionException(
                    refused.getMessage() + (forbidden ? "; this kernel wants the capability CAP_NET_RAW for it" : ""),
                    refused);
        }
        return options.applied().get(0);
    }

    /** What {@link io.netbench.transport.Transport#choosePortLate} of a native transport does. */
    public static void choosePortLate(Channel channel) {
        try {
            channel.config().setOption(IP_BIND_ADDRESS_NO_PORT, 1);
        } catch (ChannelException olderKernel) {
            // Then bind takes a port, of which there are enough for most runs.
            return;
        }
    }

    /** What {@link io.netbench.transport.Transport#limitSilence} of a native transport does. */
    public static void limitSilence(Channel channel, long silenceNs) {
        if (channel.isOpen()) {
            channel.config().setOption(TCP_USER_TIMEOUT, (int) TimeUnit.NANOSECONDS.toMillis(silenceNs));
        }
    }

    /** What {@link io.netbench.transport.Transport#askSilentPeer} of a native transport does. */
    public static void askSilentPeer(Channel channel, long idleNs) {
        if (channel.isOpen()) {
            int seconds = (int) Math.max(1, TimeUnit.NANOSECONDS.toSeconds(idleNs));
            channel.config().setOption(TCP_KEEPIDLE, seconds);
            channel.config().setOption(TCP_KEEPINTVL, 1);
            channel.config().setOption(TCP_KEEPCNT, seconds);
            channel.config().setOption(ChannelOption.SO_KEEPALIVE, true);
        }
    }

    /** What {@link io.netbench.transport.Transport#congestionControl} of a native transport does. */
    public static Optional<String> congestionControl(Channel channel) {
        if (!channel.isOpen()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(channel.config().getOption(TCP_CONGESTION))
                    .map(UnixOptions::text)
                    .filter(name -> !name.isEmpty());
        } catch (ChannelException closedMeanwhile) {
            return Optional.empty();
        }
    }

    private static void setCongestionControl(OptionSetter options, String name) {
        try {
            options.set(
                    PlannedOption.CONGESTION_CONTROL,
                    TCP_CONGESTION,
                    zeroPadded(name, CONGESTION_NAME_BYTES),
                    UnixOptions::text,
                    name);
        } catch (SocketOptionException refused) {
            throw new SocketOptionException(refused.getMessage() + availableControls(), refused);
        }
    }

    private static String availableControls() {
        try {
            return "; this kernel has: " + Files.readString(CONGESTION_CONTROLS).strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** A fresh buffer for each channel: setting a raw option consumes it. */
    private static ByteBuffer zeroPadded(String name, int bytes) {
        return ByteBuffer.allocateDirect(bytes)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .position(0);
    }

    private static String text(ByteBuffer zeroPadded) {
        String name = StandardCharsets.US_ASCII.decode(zeroPadded).toString();
        int end = name.indexOf(0);
        return end < 0 ? name : name.substring(0, end);
    }
}
