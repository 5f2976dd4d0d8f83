package io.netbench.cli.iperf3;

import io.netbench.result.end.LinkInterval;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An interval on iperf3's clock, which begins anew with the measured time.
 *
 * @param startNs its begin
 * @param endNs its end
 * @param isOmitted whether it counts for nothing
 * @param byLink what was told of each link
 */
record SeenInterval(long startNs, long endNs, boolean isOmitted, List<LinkInterval> byLink) {

    /** This interval and the next one as one. */
    SeenInterval with(SeenInterval next) {
        Map<Integer, LinkInterval> links = new TreeMap<>();
        next.byLink.forEach(link -> links.put(link.link(), link));
        byLink.forEach(link -> links.merge(link.link(), link, LinkInterval::after));
        return new SeenInterval(startNs, next.endNs, isOmitted, List.copyOf(links.values()));
    }
}
