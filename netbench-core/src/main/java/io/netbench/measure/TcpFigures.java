package io.netbench.measure;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What the kernel told of one end of one connection, or of all connections of a link, over the window: counts and times
 * are differences over it, the rest is as samples saw it. A figure that is unknown is {@code null}; a sum over
 * connections is unknown as soon as one of its parts is.
 *
 * @param segmentsSent segments with payload that were sent, those sent again among them
 * @param retransmits segments sent again
 * @param spuriousRetransmits of them, those that the peer had received already
 * @param timeouts retransmission time-outs
 * @param bytesRetransmitted payload sent again
 * @param deliveredCe segments delivered with a congestion mark
 * @param busyUs time with data to send
 * @param receiveWindowLimitedUs part of it limited by the peer's window
 * @param sendBufferLimitedUs part of it limited by the send buffer
 * @param rttUs smoothed round trip time
 * @param rttVarUs its mean deviation
 * @param minRttUs the least round trip, as the kernel keeps it
 * @param congestionWindow in segments
 * @param sendMssBytes the segment size that the sender uses; of several connections, the least
 * @param pathMtuBytes path MTU; of several connections, the least
 * @param deliveryRateBytesPerS the latest delivery rate sample; of several connections, their sum
 */
public record TcpFigures(
        Long segmentsSent,
        Long retransmits,
        Long spuriousRetransmits,
        Long timeouts,
        Long bytesRetransmitted,
        Long deliveredCe,
        Long busyUs,
        Long receiveWindowLimitedUs,
        Long sendBufferLimitedUs,
        Gauge rttUs,
        Gauge rttVarUs,
        Long minRttUs,
        Gauge congestionWindow,
        Long sendMssBytes,
        Long pathMtuBytes,
        Long deliveryRateBytesPerS) {

    /** Nothing was told. */
    public static final TcpFigures UNKNOWN = new TcpFigures(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Gauge.UNKNOWN,
            Gauge.UNKNOWN,
            null,
            Gauge.UNKNOWN,
            null,
            null,
            null);

    /**
     * Of a host that says nothing else.
     *
     * @param retransmits {@code null}: not even that
     */
    public static TcpFigures ofRetransmits(Long retransmits) {
        return new TcpFigures(
                null,
                retransmits,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Gauge.UNKNOWN,
                Gauge.UNKNOWN,
                null,
                Gauge.UNKNOWN,
                null,
                null,
                null);
    }

    /** The same end of several connections as one; {@link #UNKNOWN} of none. */
    public static TcpFigures merge(List<TcpFigures> connections) {
        return new TcpFigures(
                sum(connections, TcpFigures::segmentsSent),
                sum(connections, TcpFigures::retransmits),
                sum(connections, TcpFigures::spuriousRetransmits),
                sum(connections, TcpFigures::timeouts),
                sum(connections, TcpFigures::bytesRetransmitted),
                sum(connections, TcpFigures::deliveredCe),
                sum(connections, TcpFigures::busyUs),
                sum(connections, TcpFigures::receiveWindowLimitedUs),
                sum(connections, TcpFigures::sendBufferLimitedUs),
                gauge(connections, TcpFigures::rttUs),
                gauge(connections, TcpFigures::rttVarUs),
                least(connections, TcpFigures::minRttUs),
                gauge(connections, TcpFigures::congestionWindow),
                least(connections, TcpFigures::sendMssBytes),
                least(connections, TcpFigures::pathMtuBytes),
                sum(connections, TcpFigures::deliveryRateBytesPerS));
    }

    private static Long sum(List<TcpFigures> connections, Function<TcpFigures, Long> figure) {
        boolean isKnown =
                !connections.isEmpty() && connections.stream().map(figure).allMatch(Objects::nonNull);
        return isKnown ? (Long) connections.stream().mapToLong(figure::apply).sum() : null;
    }

    private static Long least(List<TcpFigures> connections, Function<TcpFigures, Long> figure) {
        return connections.stream()
                .map(figure)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }

    private static Gauge gauge(List<TcpFigures> connections, Function<TcpFigures, Gauge> figure) {
        return Gauge.merge(connections.stream().map(figure).toList());
    }
}
