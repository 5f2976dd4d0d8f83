package io.netbench.transport.nio;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.DatagramReceiveMemory;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.OptionSetter;
import io.netbench.transport.PlannedOption;
import io.netbench.transport.ReusedReceiveMemory;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The JDK's own selector: available everywhere, slower than the native transports, and without a way to the kernel's
 * figures and less common options.
 */
public final class NioTransport implements Transport {

    private static final boolean ON_LINUX = System.getProperty("os.name").startsWith("Linux");

    @Override
    public String name() {
        return "nio";
    }

    @Override
    public Availability availability() {
        return Availability.YES;
    }

    @Override
    public int preference() {
        return 10;
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.NONE;
    }

    @Override
    public boolean movesChannels() {
        return true;
    }

    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        return new MultiThreadIoEventLoopGroup(
                settings.threads(), settings.threadFactory(), settings.handlers(NioIoHandler.newFactory()));
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
    public DatagramSocket newDatagramSocket(DatagramSetup setup) {
        DatagramChannel channel = new NioDatagramChannel(setup.family());
        try {
            setup.device().ifPresent(device -> bindToDevice(channel, device));
            DatagramReceiveMemory.giveTo(channel, setup.readSizeBytes());
            channel.config().setOption(ChannelOption.SO_REUSEADDR, true);
            OptionSetter options = new OptionSetter(channel, name());
            setup.socket()
                    .receiveBufferBytes()
                    .ifPresent(
                            bytes -> setBuffer(options, PlannedOption.RECEIVE_BUFFER, ChannelOption.SO_RCVBUF, bytes));
            setup.socket()
                    .sendBufferBytes()
                    .ifPresent(bytes -> setBuffer(options, PlannedOption.SEND_BUFFER, ChannelOption.SO_SNDBUF, bytes));
            setup.socket().dscp().ifPresent(options::setDscp);
            JdkKnobs.requireNone(options, setup.socket().knobs());
            if (setup.receives() && setup.socket().receiveBufferBytes().isEmpty()) {
                channel.config().setOption(ChannelOption.SO_RCVBUF, DatagramSetup.DEFAULT_RECEIVE_BUFFER_BYTES);
            }
            return new DatagramSocket(channel, options.applied(), false);
        } catch (RuntimeException refused) {
            channel.unsafe().closeForcibly();
            throw refused;
        }
    }

    /** That of the interface: the JDK does not tell what the path beyond it carries. */
    @Override
    public OptionalInt pathMtuBytes(DatagramChannel channel) {
        try {
            NetworkInterface own =
                    NetworkInterface.getByInetAddress(channel.localAddress().getAddress());
            return own == null ? OptionalInt.empty() : OptionalInt.of(own.getMTU());
        } catch (SocketException vanished) {
            return OptionalInt.empty();
        }
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
                .ifPresent(bytes -> setBuffer(options, PlannedOption.RECEIVE_BUFFER, ChannelOption.SO_RCVBUF, bytes));
        if (!(channel instanceof ServerChannel)) {
            socket.sendBufferBytes()
                    .ifPresent(bytes -> setBuffer(options, PlannedOption.SEND_BUFFER, ChannelOption.SO_SNDBUF, bytes));
            socket.dscp().ifPresent(dscp -> options.setDscp(dscp));
            JdkKnobs.setTcp(options, socket.knobs());
        }
        return options.applied();
    }

    private static void setBuffer(
            OptionSetter options, PlannedOption planned, ChannelOption<Integer> option, int bytes) {
        options.set(planned, option, bytes, NioTransport::inKernel, Integer.toString(bytes));
    }

    /** Linux doubles the size of a buffer for its own needs, and the JDK halves what it reads back. */
    private static String inKernel(int readBackBytes) {
        return Integer.toString(ON_LINUX ? 2 * readBackBytes : readBackBytes);
    }

    @Override
    public Optional<TcpInfo> tcpInfo(Channel channel) {
        return Optional.empty();
    }
}
