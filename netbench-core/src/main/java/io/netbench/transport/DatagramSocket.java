package io.netbench.transport;

import io.netty.channel.socket.DatagramChannel;
import java.util.List;
import java.util.Objects;

/**
 * A datagram socket that was set up: it is neither bound nor connected.
 *
 * @param options as asked and as in force
 * @param coalesces whether the kernel joins what arrives together, so that one read may bring many datagrams in a row, each as
 *     long as the others but for the last
 */
public record DatagramSocket(DatagramChannel channel, List<AppliedOption> options, boolean coalesces) {

    public DatagramSocket {
        Objects.requireNonNull(channel, "channel");
        options = List.copyOf(options);
    }
}
