package io.netbench.traffic.datagram;

import io.netbench.transport.AppliedOption;
import io.netbench.transport.DatagramSocket;
import io.netbench.transport.Transport;
import java.util.List;
import java.util.OptionalLong;

/** The socket of one connection's datagrams, as its end sees it once it is open. */
final class DatagramWay {

    private final DatagramSocket socket;
    private final Transport transport;

    DatagramWay(DatagramSocket socket, Transport transport) {
        this.socket = socket;
        this.transport = transport;
    }

    List<AppliedOption> options() {
        return socket.options();
    }

    /** Whether the kernel joins what comes. */
    boolean isCoalesced() {
        return socket.coalesces();
    }

    /** What the kernel has dropped because nobody read the socket in time, if it tells. */
    OptionalLong dropped() {
        return transport.droppedDatagrams(socket.channel());
    }

    void close() {
        socket.channel().close();
    }
}
