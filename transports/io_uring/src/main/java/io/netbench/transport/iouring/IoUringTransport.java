package io.netbench.transport.iouring;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capability;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.unix.NativeLibrary;
import io.netbench.transport.unix.UnixSockets;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringIoHandlerConfig;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Linux's io_uring through Netty's native library. */
public final class IoUringTransport implements Transport {

    private static final Path SWITCH = Path.of("/proc/sys/kernel/io_uring_disabled");

    private static final int MIN_RING = 128;
    private static final int MAX_RING = 4096;
    private static final int MIN_COMPLETIONS = 4096;
    private static final int MAX_COMPLETIONS = 65_536;

    @Override
    public String name() {
        return "io_uring";
    }

    @Override
    public Availability availability() {
        return IoUring.isAvailable() ? Availability.YES : Availability.no(reason());
    }

    private static String reason() {
        Optional<String> setting = switchedOff();
        return setting.orElseGet(() -> NativeLibrary.reason(IoUring.unavailabilityCause()));
    }

    private static Optional<String> switchedOff() {
        try {
            return switch (Files.readString(SWITCH).strip()) {
                case "1" -> Optional.of("kernel.io_uring_disabled is 1: only members of kernel.io_uring_group may use it");
                case "2" -> Optional.of("kernel.io_uring_disabled is 2: nobody may use it on this host");
                default -> Optional.empty();
            };
        } catch (IOException olderKernel) {
            return Optional.empty();
        }
    }

    @Override
    public int preference() {
        return 20;
    }

    @Override
    public Set<Capability> capabilities() {
        return IoUring.isAvailable() ? EnumSet.of(Capability.TCP_INFO, Capability.RAW_SOCKET_OPTIONS) : Set.of();
    }

    /** Sized so that every connection can have a read and a write complete at once without overflowing the ring. */
    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        int perLoop = settings.connections() / settings.threads() + 1;
        int ring = powerOfTwo(perLoop, MIN_RING, MAX_RING);
        IoUringIoHandlerConfig config = new IoUringIoHandlerConfig()
                .setRingSize(ring)
                .setCqSize(powerOfTwo(4L * perLoop, Math.max(ring, MIN_COMPLETIONS), MAX_COMPLETIONS));
        return new MultiThreadIoEventLoopGroup(
                settings.threads(), settings.threadFactory(), IoUringIoHandler.newFactory(config));
    }

    private static int powerOfTwo(long atLeast, int min, int max) {
        return (int) Math.min(max, Math.max(min, Long.highestOneBit(Math.max(1, 2 * atLeast - 1))));
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannels() {
        return IoUringServerSocketChannel::new;
    }

    @Override
    public ChannelFactory<? extends SocketChannel> clientChannels() {
        return IoUringSocketChannel::new;
    }

    @Override
    public void reuseReceiveMemory(Channel channel, int readSizeBytes) {
        OwnReceiveMemory.install(channel, readSizeBytes);
    }

    @Override
    public List<AppliedOption> apply(Channel channel, SocketPlan socket) {
        return UnixSockets.apply(channel, socket, name());
    }

    @Override
    public Optional<TcpInfo> tcpInfo(Channel channel) {
        return UnixSockets.tcpInfo(channel);
    }
}
