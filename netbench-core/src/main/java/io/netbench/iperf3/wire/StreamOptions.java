package io.netbench.iperf3.wire;

import java.util.Optional;

/**
 * How the sockets of a test are set. 0, empty and false stand for what nobody asked for.
 *
 * @param blockBytes of one write; 0: the default of the kind
 * @param windowBytes of both socket buffers
 * @param mssBytes the largest segment
 * @param typeOfService all eight bits
 * @param flowLabel of IPv6
 * @param congestion the congestion control, by the kernel's name of it
 * @param noDelay whether TCP must not wait to fill segments
 * @param mptcp whether data goes by multipath TCP
 * @param zeroCopy whether a sender saves the copy
 * @param skipReceiveCopy whether a receiver saves it
 * @param dontFragment whether UDP datagrams must not be cut into fragments
 * @param repeatingPayload whether payload is digits in turn, not random
 * @param counters64 whether UDP counters have 64 bits
 */
public record StreamOptions(
        int blockBytes,
        long windowBytes,
        int mssBytes,
        int typeOfService,
        int flowLabel,
        Optional<String> congestion,
        boolean noDelay,
        boolean mptcp,
        boolean zeroCopy,
        boolean skipReceiveCopy,
        boolean dontFragment,
        boolean repeatingPayload,
        boolean counters64) {

    /** What a TCP stream writes at a time where nothing is asked for. */
    public static final int DEFAULT_TCP_BLOCK_BYTES = 128 << 10;

    /** What a datagram has where nothing is asked for, and nothing known of the path. */
    public static final int DEFAULT_UDP_BLOCK_BYTES = 1_460;

    /** Nothing asked for. */
    public static final StreamOptions NONE =
            new StreamOptions(0, 0, 0, 0, 0, Optional.empty(), false, false, false, false, false, false, false);
}
