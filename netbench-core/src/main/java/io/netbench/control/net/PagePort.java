package io.netbench.control.net;

import io.netbench.text.Property;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * Shows one text over HTTP, to whoever can reach its port. Whoever comes holds little, and not for long: connections are
 * few, each has one request and a deadline, requests are short, and of very many that come at once most have to wait.
 */
public final class PagePort implements AutoCloseable {

    /** What is accepted, but not looked at yet. */
    private static final int BACKLOG = 64;

    private static final int MAX_LINE_BYTES = 1 << 10;
    private static final int MAX_HEADER_BYTES = 8 << 10;
    private static final int MAX_CHUNK_BYTES = 1 << 10;

    private final Channel listening;

    private PagePort(Channel listening) {
        this.listening = listening;
    }

    /**
     * Listens.
     *
     * @param address where; port 0 takes a free one
     * @param loop serves all of it; one that carries nothing else, of which others could be kept
     * @param channels of the kind that {@code loop} carries
     * @throws ControlAccessException if the port is taken, or the address is not one of this host
     */
    public static PagePort open(
            InetSocketAddress address,
            EventLoopGroup loop,
            ChannelFactory<? extends ServerChannel> channels,
            Page page) {
        Visitors visitors = new Visitors();
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channelFactory(channels)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .handler(new Turnstile())
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        visitors.admit(channel);
                        channel.pipeline().addLast(codec(), new PageHandler(page));
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new ControlAccessException(
                    ListenFailure.reason(bound.cause(), address, Property.METRICS, Property.METRICS));
        }
        return new PagePort(bound.channel());
    }

    private static HttpServerCodec codec() {
        return new HttpServerCodec(new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setMaxChunkSize(MAX_CHUNK_BYTES));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listening.localAddress();
    }

    /** Frees the port. */
    @Override
    public void close() {
        listening.close().awaitUninterruptibly(1, TimeUnit.SECONDS);
    }
}
