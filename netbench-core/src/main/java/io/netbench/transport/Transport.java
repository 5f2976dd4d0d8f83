package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One way of moving bytes between sockets and event loops. Implementations are found by {@link java.util.ServiceLoader},
 * have a public constructor without arguments, hold no state, and load on every host: whether one can be used is asked
 * with {@link #availability()}, not found out by an exception.
 */
public interface Transport {

    /** What people call it on the command line: {@code nio}, {@code epoll}, {@code io_uring}. */
    String name();

    /** Whether it can be used on this host, and if not, why. Never throws. */
    Availability availability();

    /**
     * Its place in the order by which {@code auto} chooses: the greatest available wins. The measurements behind the
     * order are in {@code docs/decisions}.
     */
    int preference();

    /** The same for some work, where that makes a difference. */
    default int preference(LoopWork work) {
        return preference();
    }

    /**
     * What it can do on this host; nothing when it is not available. What only a probe can tell is probed here, which takes a
     * second at most, and again at the next call if it failed for a reason that may pass.
     */
    Capabilities capabilities();

    /** Whether an open channel can leave its event loop and be registered with another, as with Netty it can in some transports. */
    default boolean movesChannels() {
        return false;
    }

    /** A new group of event loops. Its owner closes it. */
    EventLoopGroup newEventLoopGroup(LoopSettings settings);

    /** Makes sockets that listen. */
    ChannelFactory<? extends ServerChannel> serverChannels();

    /** Makes sockets that connect. */
    ChannelFactory<? extends SocketChannel> clientChannels();

    /**
     * Makes a datagram socket that fragments nothing and tells what does not fit, as far as the transport can, unless it is to
     * cut that.
     *
     * @throws SocketOptionException if an option can't be set that was asked for; its message names it
     */
    default DatagramSocket newDatagramSocket(DatagramSetup setup) {
        throw new UnsupportedOperationException("transport " + name() + " carries no datagrams");
    }

    /**
     * Has the kernel refuse what does not fit the path of a datagram channel from now on, where it cut that before, as far as the
     * transport can.
     */
    default void cutNothing(DatagramChannel channel) {}

    /**
     * A message that sends all of {@code content} as datagrams of {@code datagramBytes} each, the last one perhaps shorter, to
     * the peer of a connected channel. Only transports with {@link Capability#UDP_SEGMENTATION} can.
     */
    default Object segmented(DatagramChannel channel, ByteBuf content, int datagramBytes) {
        throw new UnsupportedOperationException("transport " + name() + " can't cut datagrams");
    }

    /**
     * Datagrams that the kernel has dropped since a socket was made, since its receive buffer was full or they were damaged.
     * Called on the channel's event loop.
     *
     * @return empty when the transport or the kernel can't tell, or the channel is closed
     */
    default OptionalLong droppedDatagrams(DatagramChannel channel) {
        return OptionalLong.empty();
    }

    /**
     * What the path to the peer of a connected datagram channel carries in one packet, as far as this host knows.
     *
     * @return empty when the transport or the kernel can't tell, or the channel is closed
     */
    default OptionalInt pathMtuBytes(DatagramChannel channel) {
        return OptionalInt.empty();
    }

    /**
     * Makes a channel receive into memory that is used again for every read, in reads of at most {@code readSizeBytes}.
     * Handlers see ordinary buffers; one that keeps a buffer beyond {@code channelRead} makes the next read allocate.
     * Called once a channel, before its first read.
     */
    void reuseReceiveMemory(Channel channel, int readSizeBytes);

    /**
     * Makes the kernel throw away what a connection receives from now on. Handlers see buffers that are as long as what
     * arrived, with anything in them. A read that is under way may still copy. Called on the channel's event loop. Only
     * transports with {@link Capability#ZERO_COPY_RECEIVE} can.
     */
    default void discardReceived(Channel channel) {
        throw new UnsupportedOperationException("transport " + name() + " can't receive without a copy");
    }

    /**
     * Sets the options that were asked for and reads each one back. Callable on any channel that is open, registered or
     * not: on one that has not connected yet, so that its handshake already has them; on one that listens, where it sets
     * only those that a handshake needs and accepted sockets inherit (receive buffer, segment size, congestion control);
     * on one that was accepted.
     *
     * @return one entry for each option that was set; empty when none was asked for
     * @throws SocketOptionException if one can't be set; its message names the option
     */
    List<AppliedOption> apply(Channel channel, SocketPlan socket);

    /**
     * Makes a socket send and receive by one network device only, whatever the routes say. Called on a channel that
     * neither listens nor has connected yet. Only transports with {@link Capability#BIND_TO_DEVICE} can.
     *
     * @throws SocketOptionException if it can't be done; its message names the option and the device
     */
    default AppliedOption bindToDevice(Channel channel, String device) {
        throw new SocketOptionException(PlannedOption.DEVICE.property() + " " + device + ": transport " + name()
                + " can't bind sockets to a device; use epoll or io_uring");
    }

    /**
     * Leaves the choice of a port to the connect of a socket that is bound to an address alone, where the transport can. A bind
     * takes a port for itself, which no other socket of this address can have; a connect needs one that is free towards its
     * server only. Called on a channel that is neither bound nor connected.
     */
    default void choosePortLate(Channel channel) {}

    /**
     * Makes the kernel end a connection whose peer acknowledges nothing, or has no room, for a time, where the transport
     * can. Without it a peer that was cut off keeps its connections for a quarter of an hour. Called on the event loop
     * of a channel that is connected.
     */
    default void limitSilence(Channel channel, long silenceNs) {}

    /**
     * Makes the kernel find out that the host of a silent peer is gone, where the transport can: it asks it after {@code idleNs},
     * and closes the connection when it has not answered for as long again. Called on the event loop of a channel that is
     * connected.
     */
    default void askSilentPeer(Channel channel, long idleNs) {}

    /**
     * The congestion control that a connection has, by the kernel's name of it, such as {@code cubic}: a route may give
     * it another than the system's default. Called on the event loop of a channel that is connected.
     *
     * @return empty when the transport or the kernel can't tell, or the channel is closed
     */
    default Optional<String> congestionControl(Channel channel) {
        return Optional.empty();
    }

    /**
     * The kernel's figures of a TCP connection at this moment. Called on the channel's event loop.
     *
     * @return empty when the transport or the kernel can't tell, or the channel is closed
     */
    Optional<TcpInfo> tcpInfo(Channel channel);
}
