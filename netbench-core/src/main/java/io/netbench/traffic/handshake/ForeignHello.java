package io.netbench.traffic.handshake;

import io.netbench.traffic.connection.ConnectionPlan;
import io.netty.channel.socket.SocketChannel;

/** How connections begin with a peer that is no netbench: one after another, with bytes that it does not answer. */
public interface ForeignHello {

    /**
     * A connection is up. Called on its event loop, in the order in which connections came up.
     *
     * @param channel takes the first bytes, now or later, but before any payload
     */
    void begin(SocketChannel channel, ConnectionPlan plan);

    /** How many bytes each begins with. */
    int bytes();
}
