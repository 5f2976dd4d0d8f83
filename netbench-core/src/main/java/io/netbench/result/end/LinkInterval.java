package io.netbench.result.end;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * One link in one interval: what one of its ends knows, or what both do together. A figure that nobody told is {@code null}.
 *
 * @param link its id in the plan
 * @param bytes payload of blocks that arrived at the sink; known to the agent of the sink
 * @param retransmits segments that the source sent again; known to the agent of the source
 * @param congestionWindowBytes what the source may have on the way at the interval's end
 * @param rttUs the source's smoothed round trip then
 * @param latencyP50Ns median latency of operations that ended; known where they are paced
 * @param latencyP99Ns the latency that one operation in a hundred exceeded
 * @param missing datagrams that did not come to the sink though later ones did; less than 0 where more came late. Known to the agent of
 *     the sink, of a load over UDP
 * @param streams its connections, each once, by number; empty where there are many, or other links too
 */
public record LinkInterval(
        int link,
        Long bytes,
        Long retransmits,
        Long congestionWindowBytes,
        Long rttUs,
        Long latencyP50Ns,
        Long latencyP99Ns,
        Long missing,
        List<StreamInterval> streams) {

    public LinkInterval {
        streams = merged(List.of(), streams, StreamInterval::with);
    }

    /** A link of which only sums are known. */
    public LinkInterval(
            int link,
            Long bytes,
            Long retransmits,
            Long congestionWindowBytes,
            Long rttUs,
            Long latencyP50Ns,
            Long latencyP99Ns) {
        this(link, bytes, retransmits, congestionWindowBytes, rttUs, latencyP50Ns, latencyP99Ns, List.of());
    }

    /** A link over TCP. */
    public LinkInterval(
            int link,
            Long bytes,
            Long retransmits,
            Long congestionWindowBytes,
            Long rttUs,
            Long latencyP50Ns,
            Long latencyP99Ns,
            List<StreamInterval> streams) {
        this(link, bytes, retransmits, congestionWindowBytes, rttUs, latencyP50Ns, latencyP99Ns, null, streams);
    }

    /** What one end knows and the other does not. */
    public LinkInterval with(LinkInterval other) {
        return new LinkInterval(
                link,
                known(bytes, other.bytes),
                known(retransmits, other.retransmits),
                known(congestionWindowBytes, other.congestionWindowBytes),
                known(rttUs, other.rttUs),
                known(latencyP50Ns, other.latencyP50Ns),
                known(latencyP99Ns, other.latencyP99Ns),
                known(missing, other.missing),
                merged(streams, other.streams, StreamInterval::with));
    }

    /** This interval and one before it as one: what arrived and was sent again in both, and otherwise what is the latest. */
    public LinkInterval after(LinkInterval earlier) {
        return new LinkInterval(
                link,
                sum(bytes, earlier.bytes),
                sum(retransmits, earlier.retransmits),
                known(congestionWindowBytes, earlier.congestionWindowBytes),
                known(rttUs, earlier.rttUs),
                known(latencyP50Ns, earlier.latencyP50Ns),
                known(latencyP99Ns, earlier.latencyP99Ns),
                sum(missing, earlier.missing),
                merged(streams, earlier.streams, StreamInterval::after));
    }

    private static List<StreamInterval> merged(
            List<StreamInterval> ours, List<StreamInterval> others, BinaryOperator<StreamInterval> merge) {
        Map<Integer, StreamInterval> byIndex = new TreeMap<>();
        ours.forEach(stream -> byIndex.put(stream.index(), stream));
        others.forEach(stream -> byIndex.merge(stream.index(), stream, merge));
        return List.copyOf(byIndex.values());
    }

    static Long sum(Long one, Long other) {
        return one == null || other == null ? known(one, other) : (Long) (one + other);
    }

    static Long known(Long one, Long other) {
        return one == null ? other : one;
    }
}
