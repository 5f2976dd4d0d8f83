package io.netbench.traffic.connection;

import io.netbench.transport.TcpInfo;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stands for the connection of a flow of datagrams that has none beside it: it lives as long as the flow's socket, and what is said
 * over it nobody hears. The last handler of the socket's channel.
 */
public final class DatagramWire extends ChannelInboundHandlerAdapter implements Wire {

    private final Channel channel;
    private Connection connection;

    /** The wire of a socket that is connected. */
    public DatagramWire(Channel channel) {
        this.channel = channel;
    }

    /** Serves {@code newConnection} from when it is added to its channel's pipeline. */
    public void serve(Connection newConnection) {
        connection = newConnection;
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        connection.closed();
    }

    @Override
    public boolean isWritable() {
        return true;
    }

    @Override
    public void write(ByteBuf piece) {
        piece.release();
    }

    @Override
    public boolean sendsFiles() {
        return false;
    }

    @Override
    public void write(PayloadRegion piece) {
        throw new UnsupportedOperationException("nothing is said by files over a flow of datagrams");
    }

    @Override
    public void flush() {}

    @Override
    public long unsentBytes() {
        return 0;
    }

    @Override
    public void finish() {}

    @Override
    public void close() {
        channel.close();
    }

    @Override
    public void hangUp() {
        channel.close();
    }

    @Override
    public void reset() {
        channel.close();
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return (InetSocketAddress) channel.remoteAddress();
    }

    @Override
    public Optional<TcpInfo> tcpInfo() {
        return Optional.empty();
    }

    @Override
    public void later(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public void leave(Runnable left) {
        throw new UnsupportedOperationException("a flow of datagrams stays on its event loop");
    }

    @Override
    public void join(EventLoop loop, Consumer<Optional<Throwable>> joined) {
        throw new UnsupportedOperationException("a flow of datagrams stays on its event loop");
    }
}
