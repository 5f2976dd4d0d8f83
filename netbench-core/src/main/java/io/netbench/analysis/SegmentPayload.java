package io.netbench.analysis;

import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much payload a link's segments had in the mean.
 *
 * <p>Blocks of a segment or more fill their segments, but for the last of a block that has a response. A shorter block is a
 * segment where the next one waits for its response. Where it does not, the kernel puts as many blocks into a segment as lie
 * in the socket when it sends: what that came to is known only where it counts segments.
 */
final class SegmentPayload {

    /** What an MTU of 1500 leaves, for a link whose segments nobody knows. */
    private static final long USUAL_MSS = 1448;

    private SegmentPayload() {}

    /** Bytes; empty where the link's blocks are shorter than a segment, and nobody knows how many went into one. */
    static OptionalDouble bytes(LoadResult load, LinkResult link) {
        TcpSummary source = link.tcp().source();
        boolean hasMss = source != null && source.mss() != null && source.mss() >= 1;
        return bytes(load, link, hasMss ? source.mss() : USUAL_MSS);
    }

    private static OptionalDouble bytes(LoadResult load, LinkResult link, long mss) {
        long block = OfferedRate.blockSizeBytes(load, link);
        boolean waits = !load.streams()
                && load.queueDepth() <= 1
                && OfferedRate.of(load, link).isEmpty();
        if (block < mss && !waits) {
            return counted(link, mss);
        }
        return OptionalDouble.of(load.streams() ? mss : block / Math.ceil((double) block / mss));
    }

    private static OptionalDouble counted(LinkResult link, long mss) {
        TcpSummary source = link.tcp().source();
        // Segments are counted from the window's begin on, and so must bytes be.
        Optional<Long> sent = link.lifetime().windowSentBytes();
        if (source == null || sent.isEmpty() || source.segmentsSent().orElse(0L) == 0) {
            return OptionalDouble.empty();
        }
        long again = source.retransmittedBytes() == null ? 0 : source.retransmittedBytes();
        return OptionalDouble.of(Math.min(
                mss, (double) (sent.get() + again) / source.segmentsSent().get()));
    }
}
