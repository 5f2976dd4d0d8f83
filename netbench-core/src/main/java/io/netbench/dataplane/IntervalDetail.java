package io.netbench.dataplane;

import java.util.List;

/**
 * An interval link by link, and what it cost the host, for somebody who watches. What is unknown is {@code null}.
 *
 * @param links each link that has an end here
 * @param processCpuFraction CPU time of the agent's process, of all CPUs of the host
 * @param hostCpuFraction everything that ran on the host
 * @param busiestLoopFraction the busiest event loop, of one CPU
 */
public record IntervalDetail(
        List<LinkPart> links, Double processCpuFraction, Double hostCpuFraction, Double busiestLoopFraction) {

    /** Nobody watches. */
    public static final IntervalDetail NONE = new IntervalDetail(List.of(), null, null, null);

    public IntervalDetail {
        links = List.copyOf(links);
    }

    /**
     * What the agent knows of one link in the interval.
     *
     * @param link its id
     * @param bytes payload that its sink got; known to the agent of the sink
     * @param retransmits segments that its source sent again; known to the agent of the source
     * @param congestionWindowBytes what its source may have on the way at the interval's end
     * @param rttUs its source's smoothed round trip then
     * @param latencyP50Ns median latency of its operations; known where they are paced, if any ended
     * @param latencyP99Ns the latency that one operation in a hundred exceeded
     */
    public record LinkPart(
            int link,
            Long bytes,
            Long retransmits,
            Long congestionWindowBytes,
            Long rttUs,
            Long latencyP50Ns,
            Long latencyP99Ns) {}
}
