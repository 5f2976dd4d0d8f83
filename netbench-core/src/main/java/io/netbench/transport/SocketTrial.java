package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netty.channel.socket.SocketChannel;

/** Sets the options of a plan on a socket that nobody uses, so that one that can't be had is known before anything runs. */
public final class SocketTrial {

    private SocketTrial() {}

    /**
     * Tries them.
     *
     * @throws SocketOptionException if one can't be set; its message names it
     */
    public static void require(Transport transport, SocketPlan socket) {
        if (socket.equals(SocketPlan.DEFAULT)) {
            return;
        }
        SocketChannel channel = transport.clientChannels().newChannel();
        try {
            transport.apply(channel, socket);
        } finally {
            channel.unsafe().closeForcibly();
        }
    }
}
