package io.netbench.result.end;

/**
 * One connection of a link in one interval: what one of its ends knows, or what both do together. A figure that nobody told
 * is {@code null}.
 *
 * @param index its number within the link
 * @param bytes payload of blocks that arrived at the sink
 * @param retransmits segments that the source sent again
 * @param congestionWindowBytes what the source may have on the way at the interval's end
 * @param rttUs the source's smoothed round trip then
 */
public record StreamInterval(int index, Long bytes, Long retransmits, Long congestionWindowBytes, Long rttUs) {

    /** A link with more connections tells none of them: nobody reads that many lines an interval. */
    public static final int MOST_TOLD = 16;

    /** What one end knows and the other does not. */
    StreamInterval with(StreamInterval other) {
        return new StreamInterval(
                index,
                LinkInterval.known(bytes, other.bytes),
                LinkInterval.known(retransmits, other.retransmits),
                LinkInterval.known(congestionWindowBytes, other.congestionWindowBytes),
                LinkInterval.known(rttUs, other.rttUs));
    }

    /** This interval and one before it as one. */
    StreamInterval after(StreamInterval earlier) {
        return new StreamInterval(
                index,
                LinkInterval.sum(bytes, earlier.bytes),
                LinkInterval.sum(retransmits, earlier.retransmits),
                LinkInterval.known(congestionWindowBytes, earlier.congestionWindowBytes),
                LinkInterval.known(rttUs, earlier.rttUs));
    }
}
