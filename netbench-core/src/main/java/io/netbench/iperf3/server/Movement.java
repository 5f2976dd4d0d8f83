package io.netbench.iperf3.server;

/**
 * How far the streams of a session have come.
 *
 * @param mark grows with every byte that arrives, that the kernel takes, or that the peer acknowledges
 * @param payloadBytes payload that was sent and received since the start
 */
record Movement(long mark, long payloadBytes) {

    /** These and those of other streams. */
    Movement with(Movement other) {
        return new Movement(mark + other.mark, payloadBytes + other.payloadBytes);
    }
}
