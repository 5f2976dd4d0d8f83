package io.netbench.control.net;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * What a control port is made of. Whoever made it closes the loops, after the servers.
 *
 * @param loops carry the connections, and nothing of a run
 * @param channels of the kind that {@code loops} carry
 * @param onStranger hears of those who speak another protocol: from where they came, and what they speak
 * @param cookies serves those who begin with a cookie; empty: they are strangers
 * @param onRefusal hears of everybody who is turned away, on any thread
 */
public record ServerSockets(
        EventLoopGroup loops,
        ChannelFactory<? extends ServerChannel> channels,
        BiConsumer<InetAddress, String> onStranger,
        Optional<CookieHost> cookies,
        Consumer<Refusal> onRefusal) {

    /** Of a port that serves agents alone. */
    public ServerSockets(
            EventLoopGroup loops,
            ChannelFactory<? extends ServerChannel> channels,
            BiConsumer<InetAddress, String> onStranger) {
        this(loops, channels, onStranger, Optional.empty(), why -> {});
    }

    /** The same, with somebody who serves those who begin with a cookie. */
    public ServerSockets with(CookieHost host) {
        return new ServerSockets(loops, channels, onStranger, Optional.of(host), onRefusal);
    }

    /** The same, with somebody who hears of everybody who is turned away. */
    public ServerSockets telling(Consumer<Refusal> listener) {
        return new ServerSockets(loops, channels, onStranger, cookies, listener);
    }
}
