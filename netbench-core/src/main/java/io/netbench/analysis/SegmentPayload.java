package io.netbench.analysis;

import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How much payload a link's segments had in the mean.
 *
 * <p>Streams fill their segments. A block that waits for the response to the one before it is cut into as few segments as carry
 * it. Where blocks do not wait, the kernel puts as much into a segment as lies in the socket when it sends, the end of one block
 * and the begin of the next: what that came to is known where it counts segments, and where blocks are so long that it makes
 * next to no difference.
 */
final class SegmentPayload {

    /** What an MTU of 1500 leaves, for a link whose segments nobody knows. */
    private static final long USUAL_MSS = 1448;

    /** Who takes segments for as full as this where they are full is off by less than 1 part in 400 of the wire. */
    private static final double ALL_BUT_FULL = 0.95;

    private SegmentPayload() {}

    /** Bytes; empty where the link's blocks are shorter than a segment, and nobody knows how many went into one. */
    static OptionalDouble bytes(LoadResult load, LinkResult link) {
        TcpSummary source = link.tcp().source();
        boolean hasMss = source != null && source.mss() != null && source.mss() >= 1;
        return bytes(load, link, hasMss ? source.mss() : USUAL_MSS);
    }

    private static OptionalDouble bytes(LoadResult load, LinkResult link, long mss) {
        long block = OfferedRate.blockSizeBytes(load, link);
        boolean isPaced = OfferedRate.of(load, link).isPresent();
        if (isStream(load, link) && !isPaced && block >= mss) {
            return OptionalDouble.of(mss);
        }
        boolean waits = !isStream(load, link) && !isPaced && depthOf(load, link) <= 1;
        double cut = block / Math.ceil((double) block / mss);
        return waits || cut >= ALL_BUT_FULL * mss ? OptionalDouble.of(cut) : counted(link, mss);
    }

    private static boolean isStream(LoadResult load, LinkResult link) {
        return OfferedRate.override(load, link)
                .flatMap(LinkLoadOverride::responseSizeBytes)
                .map(bytes -> bytes == 0)
                .orElse(load.streams());
    }

    private static int depthOf(LoadResult load, LinkResult link) {
        return OfferedRate.override(load, link)
                .flatMap(LinkLoadOverride::queueDepth)
                .orElse(load.queueDepth());
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
