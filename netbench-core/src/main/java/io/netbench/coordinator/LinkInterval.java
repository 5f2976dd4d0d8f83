package io.netbench.coordinator;

import io.netbench.control.proto.IntervalLink;

/**
 * One link in one interval, from what the agents of both its ends know. A figure that nobody told is {@code null}.
 *
 * @param link its id in the plan
 * @param bytes payload of blocks that arrived at the sink
 * @param retransmits segments that the source sent again
 * @param congestionWindowBytes what the source may have on the way at the interval's end
 * @param rttUs the source's smoothed round trip then
 * @param latencyP50Ns median latency of operations that ended
 * @param latencyP99Ns the latency that one operation in a hundred exceeded
 */
public record LinkInterval(
        int link,
        Long bytes,
        Long retransmits,
        Long congestionWindowBytes,
        Long rttUs,
        Long latencyP50Ns,
        Long latencyP99Ns) {

    static LinkInterval of(IntervalLink told) {
        return new LinkInterval(
                told.getLink(),
                told.hasBytes() ? (Long) told.getBytes() : null,
                told.hasRetransmits() ? (Long) told.getRetransmits() : null,
                told.hasCongestionWindowBytes() ? (Long) told.getCongestionWindowBytes() : null,
                told.hasRttUs() ? (Long) told.getRttUs() : null,
                told.hasLatencyP50Ns() ? (Long) told.getLatencyP50Ns() : null,
                told.hasLatencyP99Ns() ? (Long) told.getLatencyP99Ns() : null);
    }

    /** What one end knows and the other does not. */
    LinkInterval with(LinkInterval other) {
        return new LinkInterval(
                link,
                known(bytes, other.bytes),
                known(retransmits, other.retransmits),
                known(congestionWindowBytes, other.congestionWindowBytes),
                known(rttUs, other.rttUs),
                known(latencyP50Ns, other.latencyP50Ns),
                known(latencyP99Ns, other.latencyP99Ns));
    }

    /** This interval and one before it as one: what arrived and was sent again in both, and otherwise what is the latest. */
    LinkInterval after(LinkInterval earlier) {
        return new LinkInterval(
                link,
                sum(bytes, earlier.bytes),
                sum(retransmits, earlier.retransmits),
                known(congestionWindowBytes, earlier.congestionWindowBytes),
                known(rttUs, earlier.rttUs),
                known(latencyP50Ns, earlier.latencyP50Ns),
                known(latencyP99Ns, earlier.latencyP99Ns));
    }

    private static Long sum(Long one, Long other) {
        return one == null || other == null ? known(one, other) : (Long) (one + other);
    }

    private static Long known(Long one, Long other) {
        return one == null ? other : one;
    }
}
