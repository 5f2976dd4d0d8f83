package io.netbench.transport.epoll;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.Capability;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.ReusedReceiveMemory;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.unix.NativeLibrary;
import io.netbench.transport.unix.UnixDatagrams;
import io.netbench.transport.unix.UnixOptions;
import io.netbench.transport.unix.UnixTcpInfo;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Linux's epoll through Netty's native library. */
public final class EpollTransport implements Transport {

    private static final Availability AVAILABILITY =
            NativeLibrary.availability(() -> Epoll.unavailabilityCause(), NativeLibrary::reason);

    @Override
    public String name() {
        return "epoll";
    }

    @Override
    public Availability availability() {
        return AVAILABILITY;
    }

    @Override
    public int preference() {
        return 30;
    }

    @Override
    public Capabilities capabilities() {
        if (!AVAILABILITY.isUsable()) {
            return Capabilities.NONE;
        }
        return Capabilities.of(
                        Capability.TCP_INFO,
                        Capability.FILE_SEND,
                        Capability.RAW_SOCKET_OPTIONS,
                        Capability.BIND_TO_DEVICE,
                        Capability.UDP_COALESCING)
                .and(Capability.UDP_SEGMENTATION, EpollDatagramChannel.isSegmentedDatagramPacketSupported());
    }

    @Override
    public boolean movesChannels() {
        return true;
    }

    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        return new MultiThreadIoEventLoopGroup(
                settings.threads(), settings.threadFactory(), settings.handlers(SteadyEpollHandler.newFactory()));
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannels() {
        return EpollServerSocketChannel::new;
    }

    @Override
    public ChannelFactory<? extends SocketChannel> clientChannels() {
        return EpollSocketChannel::new;
    }

    @Override
    public DatagramSocket newDatagramSocket(DatagramSetup setup) {
        return UnixDatagrams.open(new EpollDatagramChannel(setup.family()), setup, name());
    }

    @Override
    public void cutNothing(DatagramChannel channel) {
        UnixDatagrams.cutNothing(channel);
    }

    @Override
    public Object segmented(DatagramChannel channel, ByteBuf content, int datagramBytes) {
        return UnixDatagrams.segmented(channel, content, datagramBytes, false);
    }

    @Override
    public OptionalLong droppedDatagrams(DatagramChannel channel) {
        return UnixDatagrams.dropped(channel);
    }

    @Override
    public OptionalInt pathMtuBytes(DatagramChannel channel) {
        return UnixDatagrams.pathMtu(channel);
    }

    @Override
    public void reuseReceiveMemory(Channel channel, int readSizeBytes) {
        channel.config().setRecvByteBufAllocator(new ReusedReceiveMemory(readSizeBytes));
    }

    @Override
    public List<AppliedOption> apply(Channel channel, SocketPlan socket) {
        return UnixOptions.apply(channel, socket, name());
    }

    @Override
    public AppliedOption bindToDevice(Channel channel, String device) {
        return UnixOptions.bindToDevice(channel, device, name());
    }

    @Override
    public void choosePortLate(Channel channel) {
        UnixOptions.choosePortLate(channel);
    }

    @Override
    public void limitSilence(Channel channel, long silenceNs) {
        UnixOptions.limitSilence(channel, silenceNs);
    }

    @Override
    public void askSilentPeer(Channel channel, long idleNs) {
        UnixOptions.askSilentPeer(channel, idleNs);
    }

    @Override
    public Optional<String> congestionControl(Channel channel) {
        return UnixOptions.congestionControl(channel);
    }

    @Override
    public Optional<TcpInfo> tcpInfo(Channel channel) {
        return UnixTcpInfo.read(channel);
    }
}
