package io.netbench.traffic.connection;

import io.netbench.traffic.tls.TlsRecords;
import io.netbench.transport.TcpInfo;
import io.netbench.transport.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.MessageSizeEstimator;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.DecoderException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;

/**
 * The channel of a connection that is through its handshake, of which it is the last handler: what the connection sends
 * goes into the channel, and what happens there is told to the connection.
 */
public final class ChannelWire extends ChannelInboundHandlerAdapter implements Wire {

    private static final MessageSizeEstimator.Handle SIZE_OF = ChannelWire::sizeOf;

    /**
     * How much of a channel's room what is written takes. Netty's own takes pieces of files for nothing, so that a channel
     * would never be full of them. A channel has to have it before anything is written: it keeps the first one.
     */
    public static final MessageSizeEstimator SIZES = () -> SIZE_OF;

    private final Channel channel;
    private final Transport transport;
    private final boolean sendsFiles;
    private Connection connection;
    private ChannelHandlerContext context;

    /** What is closed there goes without a word of TLS: the ends of streams are held against each other, byte by byte. */
    private ChannelHandlerContext below;

    private boolean isEncrypted;
    private boolean closing;

    /**
     * The wire of a channel.
     *
     * @param transport that the channel is of
     */
    public ChannelWire(Channel channel, Transport transport) {
        this(channel, transport, false);
    }

    /**
     * The wire of a channel.
     *
     * @param transport that the channel is of
     * @param sendsFiles whether it may send from files, which the transport must be able to
     */
    public ChannelWire(Channel channel, Transport transport, boolean sendsFiles) {
        this.channel = channel;
        this.transport = transport;
        this.sendsFiles = sendsFiles;
    }

    /** Serves {@code newConnection} from when it is added to its channel's pipeline. */
    public void serve(Connection newConnection) {
        connection = newConnection;
    }

    /** The connection that it serves. */
    public Connection connection() {
        return connection;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext newContext) {
        context = newContext;
        below = SocketClose.below(channel).orElse(newContext);
        isEncrypted = SocketClose.isEncrypted(channel);
    }

    @Override
    public void channelRead(ChannelHandlerContext ignored, Object message) {
        connection.receive((ByteBuf) message);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ignored) {
        if (channel.isWritable()) {
            connection.sendOn();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ignored, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            connection.inputEnded();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ignored, Throwable cause) {
        connection.broke(
                cause instanceof DecoderException && cause.getCause() instanceof SSLException tls ? tls : cause);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ignored) {
        connection.closed();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public boolean sendsFiles() {
        return sendsFiles;
    }

    @Override
    public void write(PayloadRegion piece) {
        context.write(piece, context.voidPromise());
    }

    @Override
    public void write(ByteBuf piece) {
        context.write(piece, context.voidPromise());
    }

    @Override
    public void flush() {
        context.flush();
    }

    @Override
    public long unsentBytes() {
        ChannelOutboundBuffer flushed = channel.unsafe().outboundBuffer();
        if (flushed == null) {
            return 0;
        }
        long[] bytes = new long[1];
        try {
            flushed.forEachFlushedMessage(message -> {
                bytes[0] += isEncrypted ? TlsRecords.unsentPlaintextBytes((ByteBuf) message) : sizeOf(message);
                return true;
            });
        } catch (Exception never) {
            throw new IllegalStateException(never);
        }
        return bytes[0];
    }

    private static int sizeOf(Object message) {
        return message instanceof PayloadRegion piece ? (int) piece.unsentBytes() : ((ByteBuf) message).readableBytes();
    }

    @Override
    public void finish() {
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) sent -> {
            if (sent.isSuccess() && !closing) {
                ((DuplexChannel) channel).shutdownOutput();
            }
        });
    }

    @Override
    public void close() {
        closing = true;
        context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> below.close());
    }

    @Override
    public void hangUp() {
        SocketClose.now(channel);
    }

    @Override
    public void reset() {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
        SocketClose.now(channel);
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
        return transport.tcpInfo(channel);
    }

    @Override
    public void later(Runnable task) {
        channel.eventLoop().execute(task);
    }

    @Override
    public void leave(Runnable left) {
        channel.deregister().addListener(done -> left.run());
    }

    @Override
    public void join(EventLoop loop, Consumer<Optional<Throwable>> joined) {
        loop.register(channel)
                .addListener(registered ->
                        joined.accept(registered.isSuccess() ? Optional.empty() : Optional.of(registered.cause())));
    }
}
