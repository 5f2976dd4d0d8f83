package io.netbench.control.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;

/** Serves those who come to a control port and begin with a cookie, as iperf3 clients do. */
public interface CookieHost {

    /** How long a cookie is, with the zero byte that ends its text. */
    int COOKIE_BYTES = 37;

    /** A connection was accepted, and has read nothing yet: it may be a client's. Called before it has an event loop. */
    void accepted(Channel channel);

    /**
     * A connection has shown its cookie. It has no handler, does not read, and is the host's from now on. Called on the
     * connection's event loop.
     *
     * @param first all that has come of it, the cookie first; to be released
     * @param order grows with each connection in the order in which they were accepted
     */
    void came(Channel channel, ByteBuf first, long order);
}
