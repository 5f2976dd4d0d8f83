package io.netbench.transport;

import io.netbench.plan.SocketPlan;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.Objects;
import java.util.Optional;

/**
 * How a datagram socket is to be set up.
 *
 * @param family of its addresses
 * @param socket options that were asked for; those of TCP alone are left out
 * @param device that it is bound to; empty: the routes decide
 * @param receives whether it gets the load, and not only a first datagram of its peer
 * @param coalesces whether the kernel is to join what arrives together
 * @param readSizeBytes the most that one read takes
 */
public record DatagramSetup(
        SocketProtocolFamily family,
        SocketPlan socket,
        Optional<String> device,
        boolean receives,
        boolean coalesces,
        int readSizeBytes) {

    /** What is asked for where nobody asks for a receive buffer: bursts of a fast path wait in it for their reader. */
    public static final int DEFAULT_RECEIVE_BUFFER_BYTES = 16 << 20;

    public DatagramSetup {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(device, "device");
    }
}
