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
 * @param cuts whether what does not fit the path is cut into fragments, and not refused
 */
public record DatagramSetup(
        SocketProtocolFamily family,
        SocketPlan socket,
        Optional<String> device,
        boolean receives,
        boolean coalesces,
        int readSizeBytes,
        boolean cuts) {

    /** What is asked for where nobody asks for a receive buffer: bursts of a fast path wait in it for their reader. */
    public static final int DEFAULT_RECEIVE_BUFFER_BYTES = 16 << 20;

    /** One that fragments nothing. */
    public DatagramSetup(
            SocketProtocolFamily family,
            SocketPlan socket,
            Optional<String> device,
            boolean receives,
            boolean coalesces,
            int readSizeBytes) {
        this(family, socket, device, receives, coalesces, readSizeBytes, false);
    }

    public DatagramSetup {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(device, "device");
    }
}
