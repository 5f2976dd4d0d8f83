package io.netbench.transport.iouring;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.AppliedOption;
import io.netbench.transport.Availability;
import io.netbench.transport.Capabilities;
import io.netbench.transport.Capability;
import io.netbench.transport.DatagramSetup;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.LoopWork;
import io.netbench.transport.ReusedReceiveMemory;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netbench.transport.TransportUnavailableException;
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
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Linux's io_uring through Netty's native library.
 *
 * <p>Sockets are polled, and a buffer is handed to the kernel only with the read of a socket that has data. Buffers that
 * the kernel picks from a shared ring would save that step, but they cost more CPU than they save: the figures are in
 * {@code docs/decisions/0002-transport-order.md}.
 */
public final class IoUringTransport implements Transport {

    /**
     * A poll for input that stays armed reports an edge. When the peer's last bytes and its end come in between a read's
     * submission and its execution, Netty 4.2.18 takes the socket for empty, and the edge of the end has passed: the
     * channel never hears of it. A poll that is armed anew for each wait reports what is there. Netty reads the property
     * once, when its classes are loaded.
     */
    private static final String LASTING_POLL = "io.netty.iouring.pollAddMultishotEnabled";

    static {
        if (System.getProperty(LASTING_POLL) == null) {
            System.setProperty(LASTING_POLL, "false");
        }
    }

    private static final Availability AVAILABILITY =
            NativeLibrary.availability(() -> IoUring.unavailabilityCause(), Obstacle::reason);

    private static final RepeatedProbe TRUNCATION = new RepeatedProbe(() -> TruncationProbe.run());

    private static final int MANY_ENDS = 8;
    private static final long LARGEST_SMALL_UNIT_BYTES = 64 << 10;
    private static final int PREFERENCE_FOR_BATCHES = 40;

    @Override
    public String name() {
        return "io_uring";
    }

    @Override
    public Availability availability() {
        return AVAILABILITY;
    }

    @Override
    public int preference() {
        return 20;
    }

    /**
     * Many sockets that are ready together share a system call: that is worth more than epoll's shorter way with few. Datagrams go
     * many at once without that.
     */
    @Override
    public int preference(LoopWork work) {
        boolean batches = !work.isOfDatagrams()
                && work.endsPerLoop() >= MANY_ENDS
                && work.largestUnitBytes() <= LARGEST_SMALL_UNIT_BYTES;
        return batches ? PREFERENCE_FOR_BATCHES : preference();
    }

    @Override
    public Capabilities capabilities() {
        if (!AVAILABILITY.isUsable()) {
            return Capabilities.NONE;
        }
        return Capabilities.of(
                        Capability.TCP_INFO,
                        Capability.RAW_SOCKET_OPTIONS,
                        Capability.BIND_TO_DEVICE,
                        Capability.UDP_SEGMENTATION,
                        Capability.UDP_COALESCING)
                .and(Capability.ZERO_COPY_SEND, IoUring.featureString().contains("SEND_ZC_SUPPORTED=true"))
                .and(Capability.ZERO_COPY_RECEIVE, TRUNCATION.availability());
    }

    /**
     * {@inheritDoc}
     *
     * @throws TransportUnavailableException if the kernel has no memory for rings of that size
     */
    @Override
    public EventLoopGroup newEventLoopGroup(LoopSettings settings) {
        try {
            return new MultiThreadIoEventLoopGroup(
                    settings.threads(),
                    settings.threadFactory(),
                    settings.handlers(DiscardingHandler.factory(
                            IoUringIoHandler.newFactory(RingSize.of(settings).config()))));
        } catch (IllegalStateException refused) {
            throw new TransportUnavailableException("--transport io_uring: " + settings.threads() + " event loops for "
                    + settings.connections() + " connections: " + Obstacle.reason(refused));
        }
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
    public DatagramSocket newDatagramSocket(DatagramSetup setup) {
        return UnixDatagrams.open(new IoUringDatagramChannel(setup.family()), setup, name());
    }

    @Override
    public void cutNothing(DatagramChannel channel) {
        UnixDatagrams.cutNothing(channel);
    }

    @Override
    public Object segmented(DatagramChannel channel, ByteBuf content, int datagramBytes) {
        return UnixDatagrams.segmented(channel, content, datagramBytes, true);
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
    public void discardReceived(Channel channel) {
        DiscardingHandler.discardReceived(channel);
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
