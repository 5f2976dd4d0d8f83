package io.netbench.iperf3.server;

import io.netbench.transport.DatagramSocket;
import io.netty.channel.Channel;
import java.util.Optional;

/**
 * A stream that has come: a data connection that has shown its cookie and has no handler, or a flow of datagrams. It does not
 * read.
 *
 * @param order grows with each in the order in which they came
 * @param flow the socket of datagrams; empty: it is a connection
 */
record DataArrival(Channel channel, long order, Optional<DatagramSocket> flow) {

    /** A data connection. */
    DataArrival(Channel channel, long order) {
        this(channel, order, Optional.empty());
    }

    /** A flow of datagrams. */
    static DataArrival of(DatagramSocket flow, long order) {
        return new DataArrival(flow.channel(), order, Optional.of(flow));
    }
}
