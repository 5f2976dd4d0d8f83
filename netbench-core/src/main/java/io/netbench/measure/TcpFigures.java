package io.netbench.measure;

/**
 * What the kernel told of one connection end over a window. Differences begin at the baseline, or at the connection's
 * begin when none was taken. Every figure is {@code null} when the transport or kernel can't tell.
 *
 * @param retransmits segments retransmitted in the window
 * @param rttUs smoothed round trip time at the last sample
 * @param rttLeastUs the least of the samples
 * @param rttMostUs the greatest of the samples
 * @param rttVarUs mean deviation of the round trip time at the last sample
 * @param minRttUs the kernel's own least round trip
 * @param congestionWindow segments, at the last sample
 * @param congestionWindowLeast the least of the samples
 * @param congestionWindowMost the greatest of the samples
 * @param sendMssBytes segment size in use
 * @param pathMtuBytes path MTU
 * @param deliveryRateBytesPerS the kernel's delivery rate at the last sample
 * @param busyUs time with data to send, in the window
 * @param receiveWindowLimitedUs part of it limited by the peer's window
 * @param sendBufferLimitedUs part of it limited by the send buffer
 * @param bytesRetransmitted payload sent again, in the window
 * @param deliveredCe segments delivered with a congestion mark, in the window
 */
public record TcpFigures(
        Long retransmits,
        Long rttUs,
        Long rttLeastUs,
        Long rttMostUs,
        Long rttVarUs,
        Long minRttUs,
        Long congestionWindow,
        Long congestionWindowLeast,
        Long congestionWindowMost,
        Long sendMssBytes,
        Long pathMtuBytes,
        Long deliveryRateBytesPerS,
        Long busyUs,
        Long receiveWindowLimitedUs,
        Long sendBufferLimitedUs,
        Long bytesRetransmitted,
        Long deliveredCe) {

    /** Nothing is known. */
    public static final TcpFigures UNKNOWN = new TcpFigures(
            null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
