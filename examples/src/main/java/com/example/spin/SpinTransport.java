package com.example.spin;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netbench.transport.ReusedReceiveMemory;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.nio.JdkKnobs;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SelectStrategy;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.nio.channels.spi.SelectorProvider;
import java.util.List;
import java.util.Optional;

/**
 * A transport of one's own: the JDK's selector, asked again and again instead of waited for. It saves the time that a
 * sleeping thread takes to wake up, and costs a whole CPU for each event loop.
 *
 * <p>{@code META-INF/services} names this class; with its jar on the class path, {@code --transport nio_spin} finds it.
 */
public final class SpinTransport implements Transport {

    @Override
    public String name() {
        return "nio_spin";
    }

    @Override
    public Availability availability() {
        return Runtime.getRuntime().availableProcessors() > 1
                ? Availability.YES
                : Availability.no("a loop that never sleeps needs a CPU for itself, and this host has one");
    }

    /** Below all others: {@code auto} never chooses it. */
    @Override
    public int preference() {
        return -1;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.NONE;
    }

    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        SelectStrategy neverWait = (selectNow, hasTasks) -> selectNow.get();
        return new MultiThreadIoEventLoopGroup(
                settings.threads(),
                settings.threadFactory(),
                NioIoHandler.newFactory(SelectorProvider.provider(), () -> neverWait));
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannels() {
        return NioServerSocketChannel::new;
    }

    @Override
    public ChannelFactory<? extends SocketChannel> clientChannels() {
        return NioSocketChannel::new;
    }

    @Override
    public void reuseReceiveMemory(Channel channel, int readSizeBytes) {
        channel.config().setRecvByteBufAllocator(new ReusedReceiveMemory(readSizeBytes));
    }

    @Override
    public List<AppliedOption> apply(Channel channel, SocketPlan socket) {
        OptionSetter options = new OptionSetter(channel, name());
        if (socket.maxSegmentBytes().isPresent()) {
            throw options.unsupported(PlannedOption.MAX_SEGMENT);
        }
        if (socket.congestionControl().isPresent()) {
            throw options.unsupported(PlannedOption.CONGESTION_CONTROL);
        }
        socket.receiveBufferBytes()
                .ifPresent(bytes -> options.set(PlannedOption.RECEIVE_BUFFER, ChannelOption.SO_RCVBUF, bytes));
        if (!(channel instanceof ServerChannel)) {
            socket.sendBufferBytes()
                    .ifPresent(bytes -> options.set(PlannedOption.SEND_BUFFER, ChannelOption.SO_SNDBUF, bytes));
            socket.dscp().ifPresent(dscp -> options.setDscp(dscp));
            JdkKnobs.setTcp(options, socket.knobs());
        }
        return options.applied();
    }

    @Override
    public Optional<TcpInfo> tcpInfo(Channel channel) {
        return Optional.empty();
    }
}
