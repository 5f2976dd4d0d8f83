package io.netbench.analysis;

import io.netbench.result.LinkResult;
import java.util.List;
import java.util.Optional;

/**
 * The stretch in which every link was active: from the latest first byte to the earliest last byte.
 *
 * @param startNs its begin
 * @param endNs its end
 */
public record SteadyPart(long startNs, long endNs) {

    /** The steady part of all traffic; empty if a link had no byte, or one ended before another began. */
    public static Optional<SteadyPart> of(List<LinkResult> links) {
        boolean allActive = links.stream().allMatch(link -> link.firstByteNs() != null && link.lastByteNs() != null);
        if (links.isEmpty() || !allActive) {
            return Optional.empty();
        }
        long start = links.stream().mapToLong(LinkResult::firstByteNs).max().getAsLong();
        long end = links.stream().mapToLong(LinkResult::lastByteNs).min().getAsLong();
        return start < end ? Optional.of(new SteadyPart(start, end)) : Optional.empty();
    }

    /** What of it does not lie before an instant, such as the begin of the measured window; empty if nothing does. */
    public Optional<SteadyPart> notBefore(long instantNs) {
        long start = Math.max(startNs, instantNs);
        return start < endNs ? Optional.of(new SteadyPart(start, endNs)) : Optional.empty();
    }
}
