package io.netbench.analysis;

import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much of a link can be under way at a time. */
public final class InFlight {

    private InFlight() {}

    /**
     * Bytes on all its connections: the blocks that are in flight, but no more than TCP lets onto the wire, since what a
     * congestion window does not allow waits in the sender's socket. Empty where nothing that is known bounds it.
     */
    public static OptionalDouble bytes(LoadResult load, LinkResult link) {
        TcpSummary source = link.tcp().source();
        boolean hasWindow = source != null && source.cwnd() != null && source.mss() != null;
        double window = hasWindow ? (double) source.cwnd() * source.mss() : Double.POSITIVE_INFINITY;
        double ofOne = Math.min(window, blocks(load, link));
        return Double.isInfinite(ofOne) ? OptionalDouble.empty() : OptionalDouble.of(ofOne * link.connectionCount());
    }

    /** Those of one connection; nothing bounds those of streams and rates. */
    private static double blocks(LoadResult load, LinkResult link) {
        Optional<LinkLoadOverride> own = OfferedRate.override(load, link);
        boolean isStream = own.flatMap(LinkLoadOverride::responseSizeBytes)
                .map(bytes -> bytes == 0)
                .orElse(load.streams());
        if (isStream || OfferedRate.of(load, link).isPresent()) {
            return Double.POSITIVE_INFINITY;
        }
        int depth = own.flatMap(LinkLoadOverride::queueDepth).orElse(load.queueDepth());
        return (double) depth * OfferedRate.blockSizeBytes(load, link);
    }
}
