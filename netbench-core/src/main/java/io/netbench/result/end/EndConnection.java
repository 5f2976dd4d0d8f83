package io.netbench.result.end;

import io.netbench.result.SocketOptions;

/**
 * One connection as one end saw it; TCP figures that the transport can't tell are null.
 *
 * @param index its number within the link
 * @param localAddress address of this end
 * @param localPort port of this end
 * @param remoteAddress address of the other end
 * @param remotePort port of the other end
 * @param networkInterface interface of this end that has the local address; null if unknown
 * @param windowBytes payload of blocks that arrived in the window; null at the source
 * @param retransmits segments sent again by this end
 * @param spuriousRetransmits of them, those that the other end had already
 * @param timeouts retransmission time-outs
 * @param rttMinUs least round trip
 * @param rttUs smoothed round trip
 * @param cwnd congestion window in segments
 * @param mss segment size
 * @param options socket options of this end
 */
public record EndConnection(
        int index,
        String localAddress,
        int localPort,
        String remoteAddress,
        int remotePort,
        String networkInterface,
        Long windowBytes,
        Long retransmits,
        Long spuriousRetransmits,
        Long timeouts,
        Long rttMinUs,
        Long rttUs,
        Long cwnd,
        Long mss,
        SocketOptions options) {}
