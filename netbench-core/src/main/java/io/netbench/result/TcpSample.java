package io.netbench.result;

import java.util.Optional;

/**
 * {@code TCP_INFO} of one end of a link at one moment of its series; what the transport can't tell is left out, and the
 * reason stands once, with the link's {@link TcpSummary}.
 *
 * @param retransmits segments sent again since the connections began, summed
 * @param rttUs mean smoothed round trip time
 * @param rttVarUs its mean deviation
 * @param cwnd mean congestion window in segments
 * @param deliveryRateBytesPerS latest delivery rate samples, summed
 * @param rwndLimitedUs time limited by the peer's window since the connections began, summed
 * @param sndbufLimitedUs time limited by the send buffer since the connections began, summed
 */
public record TcpSample(
        Optional<Long> retransmits,
        Optional<Long> rttUs,
        Optional<Long> rttVarUs,
        Optional<Long> cwnd,
        Optional<Long> deliveryRateBytesPerS,
        Optional<Long> rwndLimitedUs,
        Optional<Long> sndbufLimitedUs) {}
