package io.netbench.transport;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.SocketPlan;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.Optional;
import java.util.Set;

/** Sets the options of a plan on sockets that nobody uses, so that one that can't be had is known before anything runs. */
public final class SocketTrial {

    private static final int READ_SIZE_BYTES = 1;

    private SocketTrial() {}

    /**
     * Tries them on a connection's socket, which every link has, and on one of datagrams where such are to be carried.
     *
     * @param protocols of all loads
     * @throws SocketOptionException if one can't be set; its message names it
     */
    public static void require(Transport transport, SocketPlan socket, Set<DataProtocol> protocols) {
        if (socket.equals(SocketPlan.DEFAULT)) {
            return;
        }
        SocketChannel channel = transport.clientChannels().newChannel();
        try {
            transport.apply(channel, socket);
        } finally {
            channel.unsafe().closeForcibly();
        }
        if (protocols.contains(DataProtocol.UDP)) {
            transport
                    .newDatagramSocket(new DatagramSetup(
                            SocketProtocolFamily.INET, socket, Optional.empty(), true, false, READ_SIZE_BYTES))
                    .channel()
                    .unsafe()
                    .closeForcibly();
        }
    }
}
