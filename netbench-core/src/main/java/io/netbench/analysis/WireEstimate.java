package io.netbench.analysis;

import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.TcpSummary;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimate of what the wire carried in the direction of the blocks, as a port's counters and shapers see it.
 *
 * <p>Each segment adds its headers: 14 bytes of Ethernet (IEEE 802.3), 20 of IPv4 (RFC 791) or 40 of IPv6 (RFC 8200), 20
 * of TCP (RFC 9293) and 12 of TCP timestamps with their padding (RFC 7323), which Linux sends by default. The kernel's
 * MSS has the timestamps taken off already: 1448 at an MTU of 1500, so that a frame is 1514 bytes and goodput at most
 * 1448/1514 of what is counted here. Preamble, check sequence and gap, 24 bytes more on a real port, whose goodput so ends
 * at 1448/1538 of its rate, are not counted, as shapers and most counters of interfaces don't count them. How full segments
 * are is told by {@link SegmentPayload}.
 *
 * <p>Of datagrams those are added that came, and that the sinks' hosts then dropped. What interfaces dropped is not: some was
 * never sent.
 */
public final class WireEstimate {

    private static final int ETHERNET = 14;
    private static final int IPV4 = 20;
    private static final int IPV6 = 40;
    private static final int TCP_WITH_TIMESTAMPS = 32;
    private static final int UDP = 8;

    /** An estimate, or the reason why there is none. */
    public record Outcome(Double bytesPerS, String absence) {}

    private WireEstimate() {}

    /**
     * The bytes per second that the links of a load together put on the wire.
     *
     * @param local whether one agent carried all of them
     */
    public static Outcome of(LoadResult load, boolean local, List<LinkResult> links, long windowNs) {
        if (Loopback.carriesAll(local, links)) {
            return new Outcome(null, "loopback has no wire");
        }
        return load.isOfDatagrams() ? ofDatagrams(load, links, windowNs) : ofSegments(load, links, windowNs);
    }

    private static Outcome ofDatagrams(LoadResult load, List<LinkResult> links, long windowNs) {
        Optional<Long> unread = unread(load);
        if (unread.isEmpty()) {
            return new Outcome(null, "how many datagrams crossed the wire and were lost behind it is unknown");
        }
        double wireBytes = 0;
        double datagrams = 0;
        double bytesOfOne = 0;
        for (LinkResult link : links) {
            if (link.bytes() == null) {
                return new Outcome(null, "what arrived over " + link.name() + " is unknown");
            }
            double datagram = OfferedRate.blockSizeBytes(load, link);
            bytesOfOne = datagram + headersOf(link, UDP);
            datagrams += link.bytes() / datagram;
            wireBytes += link.bytes() / datagram * bytesOfOne;
        }
        double mean = datagrams > 0 ? wireBytes / datagrams : bytesOfOne;
        return new Outcome((wireBytes + unread.get() * mean) * 1e9 / windowNs, null);
    }

    /** Datagrams that came to the sinks' hosts and that no sink counted; empty where that is unknown. */
    private static Optional<Long> unread(LoadResult load) {
        return load.loss().filter(loss -> loss.lost() != null).flatMap(loss -> {
            if (loss.lost() == 0) {
                return Optional.of(0L);
            }
            return loss.inSockets() == null || loss.inHosts() == null
                    ? Optional.empty()
                    : Optional.of(
                            loss.inSockets() + loss.inHosts() + loss.overdue().orElse(0L));
        });
    }

    private static Outcome ofSegments(LoadResult load, List<LinkResult> links, long windowNs) {
        double wireBytes = 0;
        for (LinkResult link : links) {
            TcpSummary source = link.tcp().source();
            if (link.bytes() == null || source == null || source.mss() == null || source.mss() < 1) {
                return new Outcome(null, "the segment size of " + link.name() + " is unknown");
            }
            OptionalDouble segment = SegmentPayload.bytes(load, link);
            if (segment.isEmpty()) {
                return new Outcome(null, "how many blocks of " + link.name() + " went into a segment is unknown");
            }
            wireBytes += link.bytes() + link.bytes() / segment.getAsDouble() * headersOf(link, TCP_WITH_TIMESTAMPS);
        }
        return new Outcome(wireBytes * 1e9 / windowNs, null);
    }

    /** The part of what a wire carries for a link that is payload; empty where nobody knows how full its segments are. */
    public static OptionalDouble payloadShare(LoadResult load, LinkResult link) {
        if (load.isOfDatagrams()) {
            double datagram = OfferedRate.blockSizeBytes(load, link);
            return OptionalDouble.of(datagram / (datagram + headersOf(link, UDP)));
        }
        OptionalDouble segment = SegmentPayload.bytes(load, link);
        return segment.isEmpty()
                ? segment
                : OptionalDouble.of(
                        segment.getAsDouble() / (segment.getAsDouble() + headersOf(link, TCP_WITH_TIMESTAMPS)));
    }

    private static int headersOf(LinkResult link, int ofTransport) {
        boolean ipv6 = link.connections().stream()
                .anyMatch(c -> c.sinkAddr() != null && c.sinkAddr().contains(":"));
        return ETHERNET + (ipv6 ? IPV6 : IPV4) + ofTransport;
    }
}
