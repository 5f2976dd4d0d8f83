package io.netbench.analysis;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunWindow;
import io.netbench.result.TcpSummary;
import java.util.Optional;

/** The payload rate that a link was asked for, and whether it came. */
public final class OfferedRate {

    private static final double REACHED = 0.99;

    private OfferedRate() {}

    /** Bits per second; empty for a closed loop. */
    static Optional<Long> of(LoadResult load, LinkResult link) {
        return override(load, link).flatMap(LinkLoadOverride::rateBitsPerS).or(load::rateBitsPerS);
    }

    /**
     * The least goodput, in bytes per second, with which a link counts as having carried what it was asked for: 99 % of it, less
     * what its window cuts off; empty for a closed loop.
     */
    static Optional<Double> leastBytesPerS(LoadResult load, LinkResult link) {
        return of(load, link)
                .map(bitsPerS -> bitsPerS / 8.0)
                .map(rate -> Math.max(0, rate * REACHED * (1 - shareOnItsWay(load, link)) - cutBytesPerS(load, link)));
    }

    /** A block of each connection: the two ends of a window cut blocks. */
    private static double cutBytesPerS(LoadResult load, LinkResult link) {
        Long windowNs = link.windowNs();
        if (windowNs == null || windowNs == 0) {
            return 0;
        }
        long block = blockSizeBytes(load, link);
        return (double) block * Math.max(1, link.connectionCount()) * 1e9 / windowNs;
    }

    /**
     * The share of its window that passes before what a load sends can arrive, where it begins from silence; what it sends in as
     * long a time at the end arrives after it. A link that is merely late to begin is not excused by more than the path takes.
     */
    private static double shareOnItsWay(LoadResult load, LinkResult link) {
        Long windowNs = link.windowNs();
        Long firstNs = link.firstByteNs();
        if (link.window() == RunWindow.Kind.OWN || windowNs == null || firstNs == null || load.startNs() == null) {
            return 0;
        }
        long silentNs = Math.max(0, firstNs - load.startNs());
        return Math.min(1, Math.min(silentNs, leastDelayNs(link)) / (double) Math.max(1, windowNs));
    }

    private static long leastDelayNs(LinkResult link) {
        LatencyHistogram latency = link.latencyNs();
        if (latency != null && latency.min() != null) {
            return latency.min();
        }
        TcpSummary source = link.tcp().source();
        return source == null || source.rttMinUs() == null ? 0 : source.rttMinUs() * 1_000;
    }

    /** How much of the rate came, as a share of it; empty for a closed loop, and where that is not known. */
    static Optional<Double> reached(LoadResult load, LinkResult link) {
        return of(load, link)
                .filter(rate -> carriedBytesPerS(load, link) != null)
                .map(rate -> carriedBytesPerS(load, link) * 8 / rate);
    }

    /** What came; of datagrams what was sent, since what was lost on the way was offered all the same. Null if unknown. */
    static Double carriedBytesPerS(LoadResult load, LinkResult link) {
        if (link.datagrams().isEmpty()) {
            return link.goodputBytesPerS();
        }
        Long sent = link.datagrams().get().sent();
        long block = blockSizeBytes(load, link);
        return sent == null || link.windowNs() == null || link.windowNs() == 0
                ? null
                : (Double) (sent * block * 1e9 / link.windowNs());
    }

    static boolean isMissed(LoadResult load, LinkResult link) {
        return leastBytesPerS(load, link)
                .filter(least -> carriedBytesPerS(load, link) != null && carriedBytesPerS(load, link) < least)
                .isPresent();
    }

    /** Payload of one of the link's blocks. */
    static long blockSizeBytes(LoadResult load, LinkResult link) {
        return override(load, link).flatMap(LinkLoadOverride::blockSizeBytes).orElse(load.blockSizeBytes());
    }

    /** How the link's load differs from that of the others; empty where it does not. */
    static Optional<LinkLoadOverride> override(LoadResult load, LinkResult link) {
        return load.linkOverrides().stream()
                .filter(override -> isOf(override, link))
                .findFirst();
    }

    /** Whether any link was asked for a rate. */
    public static boolean isUsed(LoadResult load) {
        return load.rateBitsPerS().isPresent()
                || load.linkOverrides().stream()
                        .anyMatch(override -> override.rateBitsPerS().isPresent());
    }

    private static boolean isOf(LinkLoadOverride override, LinkResult link) {
        return override.source().equals(link.source()) && override.sink().equals(link.sink());
    }
}
