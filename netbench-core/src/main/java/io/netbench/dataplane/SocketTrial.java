package io.netbench.dataplane;

import io.netbench.plan.SocketPlan;
import io.netbench.transport.Transport;
import io.netty.channel.socket.SocketChannel;

/** Sets the options of a plan on a socket that nobody uses, so that one that can't be had is known before anything runs. */
final class SocketTrial {

    private SocketTrial() {}

    /**
     * Tries them.
     *
     * @throws io.netbench.transport.SocketOptionException if one can't be set; its message names it
     */
    static void require(Transport transport, SocketPlan socket) {
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
