package io.netbench.control.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Connections that were accepted and have not shown yet what they speak: each gets an event loop, which looks at its first
 * bytes, and from there it goes to who serves such. They are few at a time: when there is one more, the one that has
 * been silent for longest is closed. The handler of a listening channel; what is not said to be for its loop is
 * thread-safe.
 */
final class Newcomers extends ChannelInboundHandlerAdapter implements FirstBytes.Turns {

    /** Far more than clients that come at once leave waiting, and little to hold. */
    private static final int MAX_SILENT = 4_096;

    /** A handful of clients that come at once must find room, however few descriptors there are. */
    private static final int LEAST_SILENT = 16;

    /** The part of the descriptors that strangers may hold; the rest is for runs. */
    private static final int PART_OF_DESCRIPTORS = 8;

    private final int maxSilent;
    private final EventLoopGroup loops;
    private final boolean wantsTls;
    private final Visits visits;
    private final Optional<CookieHost> cookies;
    private final Strangers told;
    private final Map<FirstBytes, Channel> silent = new LinkedHashMap<>();
    private ChannelHandlerContext listening;
    private long accepted;

    /**
     * @param maxSilent how many may be silent at a time
     * @param wantsTls whether agents are spoken to with TLS here
     * @param visits of those who speak to agents
     * @param cookies takes those who begin with one; empty: they are strangers
     * @param told hear of those who speak something else
     */
    Newcomers(
            int maxSilent,
            EventLoopGroup loops,
            boolean wantsTls,
            Visits visits,
            Optional<CookieHost> cookies,
            Strangers told) {
        this.maxSilent = maxSilent;
        this.loops = loops;
        this.wantsTls = wantsTls;
        this.visits = visits;
        this.cookies = cookies;
        this.told = told;
    }

    /**
     * How many may be silent at a time in a process with such limits.
     *
     * @param openFiles descriptors that it may have open; null where that is unknown or unlimited
     */
    static int mostSilent(Long openFiles) {
        return openFiles == null
                ? MAX_SILENT
                : (int) Math.min(MAX_SILENT, Math.max(LEAST_SILENT, openFiles / PART_OF_DESCRIPTORS));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        listening = context;
    }

    /** A listening channel has accepted; its connection has neither handlers nor a loop yet. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        Channel channel = (Channel) message;
        FirstBytes first = new FirstBytes(wantsTls, cookies.isPresent(), accepted++, this);
        cookies.ifPresent(host -> host.accepted(channel));
        channel.pipeline().addLast(first);
        admit(first, channel).ifPresent(Channel::close);
        loops.register(channel).addListener(registered -> {
            if (!registered.isSuccess()) {
                left(first);
                channel.unsafe().closeForcibly();
            }
        });
    }

    private Optional<Channel> admit(FirstBytes first, Channel channel) {
        synchronized (silent) {
            silent.put(first, channel);
            if (silent.size() <= maxSilent) {
                return Optional.empty();
            }
            Iterator<Channel> oldestFirst = silent.values().iterator();
            Channel oldest = oldestFirst.next();
            oldestFirst.remove();
            return Optional.of(oldest);
        }
    }

    @Override
    public void left(FirstBytes first) {
        synchronized (silent) {
            silent.remove(first);
        }
    }

    /** gRPC adds what serves the connection behind what is there already, and has it registered. */
    @Override
    public void isForAgent(Channel channel) {
        channel.pipeline().addLast(visits.newVisit());
        listening.executor().execute(() -> listening.fireChannelRead(channel));
    }

    @Override
    public void hasCookie(Channel channel, ByteBuf first, long order) {
        cookies.orElseThrow().came(channel, first, order);
    }

    @Override
    public void isStranger(Channel channel, String what) {
        InetAddress peer = channel.remoteAddress() instanceof InetSocketAddress socket ? socket.getAddress() : null;
        if (peer != null) {
            told.came(peer, what);
        }
    }
}
