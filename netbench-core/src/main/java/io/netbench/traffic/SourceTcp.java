package io.netbench.traffic;

import io.netbench.transport.TcpInfo;

/**
 * What the kernel tells of the source of a link while the load is on; of several connections, their sum. A figure that is
 * unknown of one of them is {@code null}.
 *
 * @param connections how many there are
 * @param retransmits segments sent again since they connected
 * @param congestionWindowBytes what they may have on the way
 * @param rttSumUs their smoothed round trips
 */
public record SourceTcp(int connections, Long retransmits, Long congestionWindowBytes, Long rttSumUs) {

    private static final SourceTcp UNKNOWN = new SourceTcp(1, null, null, null);

    /** One connection; {@code null}: nothing was told of it. */
    static SourceTcp of(TcpInfo info) {
        return info == null
                ? UNKNOWN
                : new SourceTcp(
                        1, info.retransmits(), product(info.congestionWindow(), info.sendMssBytes()), info.rttUs());
    }

    /** These connections and others. */
    SourceTcp with(SourceTcp other) {
        return new SourceTcp(
                connections + other.connections,
                sum(retransmits, other.retransmits),
                sum(congestionWindowBytes, other.congestionWindowBytes),
                sum(rttSumUs, other.rttSumUs));
    }

    /** The mean of their round trips. */
    public Long rttUs() {
        return rttSumUs == null ? null : (Long) (rttSumUs / connections);
    }

    private static Long sum(Long one, Long other) {
        return one == null || other == null ? null : (Long) (one + other);
    }

    private static Long product(Long one, Long other) {
        return one == null || other == null ? null : (Long) (one * other);
    }
}
