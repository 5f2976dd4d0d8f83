package io.netbench.transport;

/**
 * {@code TCP_INFO} of one connection at one moment, in Linux's meaning of each field ({@code include/uapi/linux/tcp.h}).
 * A field that this kernel or transport does not give is {@code null}.
 *
 * @param retransmits segments retransmitted since the connection began ({@code tcpi_total_retrans})
 * @param spuriousRetransmits duplicates that the peer said it had received already, each a segment that was sent again
 *     though it was not lost ({@code tcpi_dsack_dups})
 * @param timeouts retransmission time-outs since the connection began, tail loss probes not among them
 *     ({@code tcpi_total_rto})
 * @param rttUs smoothed round trip time
 * @param rttVarUs its mean deviation
 * @param minRttUs the least round trip seen
 * @param congestionWindow in segments
 * @param sendMssBytes the segment size that the sender uses
 * @param pathMtuBytes path MTU
 * @param deliveryRateBytesPerS the latest delivery rate sample
 * @param busyUs time with data to send
 * @param receiveWindowLimitedUs part of it limited by the peer's window
 * @param sendBufferLimitedUs part of it limited by the send buffer
 * @param unackedSegments sent and not acknowledged
 * @param notSentBytes in the send buffer and not yet sent
 * @param bytesSent payload sent, retransmissions included
 * @param bytesRetransmitted payload sent again
 * @param deliveredCe segments delivered with a congestion mark (ECN)
 * @param unansweredTimeouts retransmission time-outs in a row that nothing has answered yet ({@code tcpi_retransmits})
 * @param segmentsReceived segments that arrived, with payload or without
 * @param segmentsSent segments with payload that were sent, those sent again among them, modulo 2^32
 *     ({@code tcpi_data_segs_out})
 * @param bytesAcked what the peer has acknowledged, of payload and of the begin and the end of the stream, which count as a
 *     byte each ({@code tcpi_bytes_acked})
 */
public record TcpInfo(
        Long retransmits,
        Long spuriousRetransmits,
        Long timeouts,
        Long rttUs,
        Long rttVarUs,
        Long minRttUs,
        Long congestionWindow,
        Long sendMssBytes,
        Long pathMtuBytes,
        Long deliveryRateBytesPerS,
        Long busyUs,
        Long receiveWindowLimitedUs,
        Long sendBufferLimitedUs,
        Long unackedSegments,
        Long notSentBytes,
        Long bytesSent,
        Long bytesRetransmitted,
        Long deliveredCe,
        Long unansweredTimeouts,
        Long segmentsReceived,
        Long segmentsSent,
        Long bytesAcked) {}
