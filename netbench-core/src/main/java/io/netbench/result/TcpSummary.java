package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code TCP_INFO} said of the connections of one end of a link: counts are from the window's begin to the end of the
 * drain, and the times that are sums to the window's end, summed over connections; other times and windows are means over
 * connections at the window's end, but for the least round trip.
 *
 * @param segmentsSent segments with payload that were sent, those sent again among them; empty where the kernel does not
 *     tell
 * @param retransmits segments sent again
 * @param spuriousRetransmits of them, those that the other end had received already, so that they were not lost: it said
 *     so (DSACK)
 * @param timeouts retransmission time-outs, each a pause of 200 ms or more
 * @param retransmittedBytes payload sent again
 * @param rttUs smoothed round trip time
 * @param rttVarUs its mean deviation
 * @param rttMinUs the least round trip seen on any connection
 * @param cwnd congestion window in segments
 * @param mss segment size that the sender uses
 * @param pathMtuBytes largest packet that the kernel takes the way to carry; of several connections the least; empty where it
 *     does not tell
 * @param deliveryRateBytesPerS the latest delivery rate samples, summed
 * @param busyUs time with data to send, summed
 * @param rwndLimitedUs part of it limited by the peer's window
 * @param sndbufLimitedUs part of it limited by the send buffer
 * @param absent why a figure is null
 */
public record TcpSummary(
        Optional<Long> segmentsSent,
        Long retransmits,
        Optional<Long> spuriousRetransmits,
        Optional<Long> timeouts,
        Long retransmittedBytes,
        Long rttUs,
        Long rttVarUs,
        Long rttMinUs,
        Long cwnd,
        Long mss,
        Optional<Long> pathMtuBytes,
        Long deliveryRateBytesPerS,
        Long busyUs,
        Long rwndLimitedUs,
        Long sndbufLimitedUs,
        Map<String, String> absent) {

    public TcpSummary {
        Require.notNegative("tcp.retransmits", retransmits);
        absent = Absent.from(absent)
                .optional("segments_sent", segmentsSent)
                .figure("retransmits", retransmits)
                .optional("spurious_retransmits", spuriousRetransmits)
                .optional("timeouts", timeouts)
                .figure("retransmitted_bytes", retransmittedBytes)
                .figure("rtt_us", rttUs)
                .figure("rtt_var_us", rttVarUs)
                .figure("rtt_min_us", rttMinUs)
                .figure("cwnd", cwnd)
                .figure("mss", mss)
                .figure("delivery_rate_bytes_per_s", deliveryRateBytesPerS)
                .figure("busy_us", busyUs)
                .figure("rwnd_limited_us", rwndLimitedUs)
                .figure("sndbuf_limited_us", sndbufLimitedUs)
                .reasons();
    }
}
